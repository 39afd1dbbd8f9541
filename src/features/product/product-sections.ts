import { BacklogSection } from '../readiness/backlog-section';
import { reportsSection } from '../reports/reports-section';
import type { Services } from '../../services';
import { metricsSection } from '../metrics/metrics-section';
import type { ProductSection } from './product-section';
import { ServesSection } from './serves-section';
import { visionSection } from './vision-section';

/** What the product view is made of, in its order. @param changed tells that rows of a section are others now */
export function productSections(services: Services, changed: () => void): ProductSection[] {
  return [
    visionSection(services),
    new ServesSection(services, changed),
    metricsSection(services),
    new BacklogSection(services, changed),
    reportsSection(services),
  ];
}
