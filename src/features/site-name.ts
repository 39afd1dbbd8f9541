/** What people call a site: its address as they read it. */
export function siteName(baseUrl: string): string {
  return baseUrl.replace(/^https?:\/\//, '').replace(/\/+$/, '');
}
