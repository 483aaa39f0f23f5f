/** The version of the headless shell that belongs to galley's puppeteer, such as `150.0.7871.24`. */
export async function pinnedBrowser(): Promise<string> {
  const {PUPPETEER_REVISIONS} = await import('puppeteer-core/internal/revisions.js')
  return PUPPETEER_REVISIONS['chrome-headless-shell']
}
