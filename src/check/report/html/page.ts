import {type Markup, markup} from './markup.ts'
import {reportStyles} from './styles.ts'

/**
 * A report as a page: a self-contained file without scripts, which loads nothing. `styles` follow those that all
 * reports have.
 */
export function reportPage({
  title,
  styles = '',
  header,
  main,
  footer
}: Readonly<{title: string; styles?: string; header: Markup; main: Markup; footer: Markup}>): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="generator" content="galley">
<style>
${{html: `${reportStyles}${styles}`}}
</style>
</head>
<body>
<header>
${header}</header>
<main>
${main}</main>
<footer>
<p>${footer}</p>
</footer>
</body>
</html>
`
  return page.html
}

/** The policy of reports, like the policy of article pages: no scripts, no requests. */
const contentPolicy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
