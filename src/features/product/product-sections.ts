import type * as vscode from 'vscode';
import { BacklogSection } from '../readiness/backlog-section';
import { ReportsSection } from '../reports/reports-section';
import type { Services } from '../../services';
import { MetricsSection } from '../metrics/metrics-section';
import type { ProductSection } from './product-section';
import { ServesSection } from './serves-section';
import { VisionSection } from './vision-section';

/** What the product view is made of, in its order. */
export function productSections(services: Services, onDidChangeStory: vscode.Event<void>): ProductSection[] {
  return [
    new VisionSection(services),
    new ServesSection(services, onDidChangeStory),
    new MetricsSection(services),
    new BacklogSection(services),
    new ReportsSection(services),
  ];
}
