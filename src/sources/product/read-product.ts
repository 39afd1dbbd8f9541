import { isSameName, type Metric } from '../../domain/metric';
import type { Problem } from '../../domain/problem';
import type { Vision } from '../../domain/vision';
import { readMetricFile } from './metric-file';
import { productFile, type ProductFile, productFilesIn, type ProductFolder } from './product-folder';
import { readVision } from './vision-file';

/** Where a product is to go and how it does, as its folder says. */
export interface ProductPlan {
  readonly vision?: Vision;
  readonly visionFile?: ProductFile;
  /** By the names of their files. */
  readonly metrics: readonly Metric[];
  /** What could not be read of them, and of the folder as a whole. */
  readonly problems: readonly Problem[];
}

export function productPlan(folder: ProductFolder): ProductPlan {
  const visionFile = productFile(folder, 'vision.md');
  const vision = visionFile && readVision(visionFile);
  // A file without front matter, such as a README, tells of no metric.
  const files = productFilesIn(folder, 'metrics').filter(({ front }) => front);
  const read = files.map(readMetricFile);
  return {
    ...(vision && visionFile && { vision: vision.vision, visionFile }),
    metrics: read.map(({ metric }) => metric),
    problems: [
      ...folder.problems,
      ...(vision?.problems ?? []),
      ...read.flatMap(({ problems }) => problems),
      ...namesakes(read.map(({ metric }) => metric)),
    ],
  };
}

/** Stories name a metric by its name, so two of one name are taken for each other. */
function namesakes(metrics: readonly Metric[]): Problem[] {
  return metrics.flatMap((metric, index): Problem[] => {
    const other = metrics.slice(0, index).find(({ name }) => isSameName(name, metric.name));
    return other
      ? [{ subject: metric.path, message: `it is called "${metric.name}", as ${other.path} is` }]
      : [];
  });
}
