import type { Metric } from '../../domain/metric';
import type { Problem } from '../../domain/problem';
import type { Vision } from '../../domain/vision';
import { readMetricFile } from './metric-file';
import { productFile, type ProductFile, productFilesIn, type ProductFolder } from './product-folder';
import { readVision } from './vision-file';

/** Where a product is to go and how it does, as its folder says. */
export interface ProductPlan {
  readonly vision?: Vision;
  readonly visionFile?: ProductFile;
  /** By the names of their files; each name is there once. */
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
    problems: [...folder.problems, ...(vision?.problems ?? []), ...read.flatMap(({ problems }) => problems)],
  };
}
