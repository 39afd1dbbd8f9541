/** What the commands of the product view do, loaded together. */
export { signInToMetric } from '../metrics/sign-in-to-metric';
export { createProductFiles } from './create-product-files';
