/** What one window has of many at a time. */
export interface Lease {
  take(): Promise<boolean>;
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}
