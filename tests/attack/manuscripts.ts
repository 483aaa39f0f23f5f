/**
 * Papers by an attacker. Each tries one thing that the table in SECURITY.md forbids: to run code, use the network, read
 * outside its folder, or write there.
 */

export type Hostile = Readonly<{
  name: string
  files: Readonly<Record<string, string>>
  /** Links in the paper's folder, by name; `OUTSIDE` is a folder outside the paper. */
  links?: Readonly<Record<string, string>>
  /** Pipes in the paper's folder, at which a reader would hang, and files of 300 MB. */
  pipes?: readonly string[]
  large?: readonly string[]
}>

/**
 * The test replaces `OUTSIDE` in a manuscript with the path of a folder with a secret, and `PORT` with the port of a
 * listening server.
 */
const settings = (yaml: string): string =>
  `title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n${yaml}\n`
const bib =
  '@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {P}, address = {L}, year = 1999}\n'
const text = '# One\n\nWords [@doe].\n'

function paper(
  name: string,
  yaml: string,
  chapter = text,
  more: Readonly<Record<string, string>> = {}
): Hostile {
  return {
    name,
    files: {
      'manuscript/manuscript.yaml': settings(yaml),
      'manuscript/01.md': chapter,
      'references.bib': bib,
      ...more
    }
  }
}

const body = (name: string, markdown: string): Hostile => paper(name, '', `${text}\n${markdown}\n`)

const off =
  'rules: {setting-invalid: off, file-unreadable: off, link-unsafe: off, raw-html: off, style-invalid: off}'

const writing: readonly Hostile[] = [
  ...[
    '../../OUTSIDE_NAME/written',
    'x/../../../written',
    '/tmp/galley-attack-written',
    '..',
    '.',
    'a/b',
    'a\\\\..\\\\..\\\\written',
    'CON',
    'x'.repeat(300)
  ].flatMap(output => [
    paper(`output ${output.slice(0, 40)}`, `output: "${output}"`),
    paper(`output ${output.slice(0, 40)}, with its rule switched off`, `output: "${output}"\n${off}`)
  ]),
  paper('output with NUL', 'output: "a\\0b"'),
  {...paper('build is a link to elsewhere', ''), links: {build: 'OUTSIDE'}},
  {...paper('the HTML is a link to elsewhere', ''), links: {'build/a-paper.html': 'OUTSIDE/secret.txt'}},
  {...paper('the manifest is a link to elsewhere', ''), links: {'build/manifest.json': 'OUTSIDE/secret.txt'}},
  {...paper('manuscript is a link to elsewhere', ''), links: {'manuscript/02.md': 'OUTSIDE/secret.md'}}
]

const reading: readonly Hostile[] = [
  body('a picture above the folder', '![A figure.](../../OUTSIDE_NAME/secret.svg)'),
  body('a picture by its whole path', '![A figure.](OUTSIDE/secret.svg)'),
  body('a picture as file:', '![A figure.](file://OUTSIDE/secret.svg)'),
  body('a picture with encoded dots', '![A figure.](%2e%2e/%2e%2e/OUTSIDE_NAME/secret.svg)'),
  {
    ...body('a picture that is a link', '![A figure.](figure.svg)'),
    links: {'manuscript/figure.svg': 'OUTSIDE/secret.svg'}
  },
  {
    ...body('a folder of pictures that is a link', '![A figure.](f/secret.svg)'),
    links: {'manuscript/f': 'OUTSIDE'}
  },
  paper('a bibliography outside', 'bibliography: ../../OUTSIDE_NAME/secret.bib'),
  paper('chapters outside', 'chapters: ["../../OUTSIDE_NAME/secret.md", "01.md"]'),
  paper('a CSL file outside', 'csl: ../../OUTSIDE_NAME/secret.csl'),
  paper('a style outside', 'style: ../../OUTSIDE_NAME'),
  paper('a font of a style outside', 'style: mine', text, {
    'styles/mine/style.yaml':
      'name: Mine\nextends: plain\nfonts:\n  - {family: X, weight: 400, style: normal, file: ../../../OUTSIDE_NAME/secret.txt}\n'
  }),
  body('HTML that shows a file', '<iframe src="file://OUTSIDE/secret.txt"></iframe>'),
  body('HTML that embeds a file', '<object data="../../OUTSIDE_NAME/secret.txt"></object>'),
  paper('an SVG with an entity of a file', '', `${text}\n![A figure.](a.svg)\n`, {
    'manuscript/a.svg':
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://OUTSIDE/secret.txt">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&x;</text></svg>'
  }),
  paper('an SVG that shows a file', '', `${text}\n![A figure.](a.svg)\n`, {
    'manuscript/a.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file://OUTSIDE/secret.svg" width="9" height="9"/></svg>'
  })
]

/** A paper with a style of its own, which has one style sheet. */
const styled = (name: string, css: string, more: Readonly<Record<string, string>> = {}): Hostile =>
  paper(name, 'style: mine', text, {
    'styles/mine/style.yaml':
      'name: Mine\nextends: plain\nembed-fonts: true\ntypefaces: {text: [X]}\nfonts:\n  - {family: X, weight: 400, style: normal, file: x.woff2}\n',
    'styles/mine/screen.css': css,
    'styles/mine/print.css': css,
    ...more
  })

const filesOfStyle = ['page.html', 'citations.csl', 'x.woff2'].map(name => `styles/mine/${name}`)

const doors: readonly Hostile[] = [
  {...styled('a style whose files are pipes', ''), pipes: filesOfStyle},
  {...styled('a style whose files have 300 MB', ''), large: filesOfStyle},
  ...['OUTSIDE/secret.txt', '/dev/zero'].map(target => ({
    ...styled(`a style whose files are links to ${target}`, ''),
    links: Object.fromEntries(filesOfStyle.map(path => [path, target]))
  })),
  {...paper('a style that is a pipe', 'style: mine'), pipes: ['styles/mine/style.yaml']},
  {
    ...body('a picture, a list of queries and a bibliography that are pipes', '![A figure.](a.svg)'),
    pipes: ['manuscript/a.svg', 'manuscript/queries.yaml', 'manuscript/references.bib']
  },
  {...paper('settings that are a pipe', ''), pipes: ['manuscript/metadata.yaml', 'manuscript.yaml']},
  ...['file://OUTSIDE/secret.svg', '../../../OUTSIDE_NAME/secret.svg', 'file:///dev/zero'].flatMap(
    address => [
      styled(`a style sheet with a picture ${address}`, `body{background:url("${address}")}`),
      styled(
        `a style sheet with a sheet and a font ${address}`,
        `@import "${address}";@font-face{font-family:Y;src:url("${address}")}body{font-family:Y}`
      ),
      styled(`a template with ${address}`, '', {
        'styles/mine/page.html': `<!doctype html><html lang="{{lang}}"><head>{{head}}<link rel="stylesheet" href="${address}"></head><body>{{body}}<img src="${address}" alt=""><object data="${address}"></object></body></html>`
      })
    ]
  )
]

const asking: readonly Hostile[] = [
  body('a picture of the network', '![A figure.](http://127.0.0.1:PORT/a.png)'),
  body('HTML with an img', '<img src="http://127.0.0.1:PORT/a.png">'),
  body(
    'HTML with an img that is quoted oddly',
    '<img src=\'http://127.0.0.1:PORT/a.png\' srcset="http://127.0.0.1:PORT/b.png 2x">'
  ),
  body('HTML with a link to a sheet', '<link rel="stylesheet" href="http://127.0.0.1:PORT/a.css">'),
  body('HTML with a prefetch', '<link rel="prefetch" href="http://127.0.0.1:PORT/a">'),
  body('HTML with an iframe', '<iframe src="http://127.0.0.1:PORT/"></iframe>'),
  body('HTML with a refresh', '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:PORT/">'),
  body(
    'HTML with a video',
    '<video src="http://127.0.0.1:PORT/v" poster="http://127.0.0.1:PORT/p" autoplay></video>'
  ),
  body('an attribute with a background', '[Words]{style="background:url(http://127.0.0.1:PORT/a.png)"}'),
  ...[
    '@import "http://127.0.0.1:PORT/a.css";',
    'body{background:url(http://127.0.0.1:PORT/a.png)}',
    '@font-face{font-family:X;src:url(http://127.0.0.1:PORT/a.woff2)}body{font-family:X}',
    'body{background:\\75rl(http://127.0.0.1:PORT/a.png)}',
    'body{background:image-set("http://127.0.0.1:PORT/a.png" 1x)}'
  ].map(css =>
    paper(`a style sheet with ${css.slice(0, 30)}`, 'style: mine', text, {
      'styles/mine/style.yaml': 'name: Mine\nextends: plain\n',
      'styles/mine/screen.css': css,
      'styles/mine/print.css': css
    })
  ),
  paper('an SVG that asks for a picture', '', `${text}\n![A figure.](a.svg)\n`, {
    'manuscript/a.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://127.0.0.1:PORT/a.png" width="9" height="9"/><style>@import "http://127.0.0.1:PORT/a.css";</style></svg>'
  })
]

/** A CommonJS program that writes a file next to the secret. */
const program = 'require("fs").writeFileSync("OUTSIDE/written", "run")'

const running: readonly Hostile[] = [
  body('a script', '<script>document.title = "run"</script>'),
  body(
    'a script in an SVG in HTML',
    '<svg onload="document.title=1"><script>document.title = 1</script></svg>'
  ),
  body('an event of an image', '<img src=x onerror="document.title=1">'),
  body('a link that runs', '[Words](javascript:alert(1)) and [words](JaVaScRiPt:alert(1))'),
  body(
    'a link that runs, with entities',
    '[Words](java&#115;cript:alert(1)) [w](java&Tab;script:alert(1)) [w](&#1;javascript:alert(1))'
  ),
  body('a link to a page in an address', '[Words](data:text/html,<script>alert(1)</script>) [w](vbscript:x)'),
  body('an attribute that runs', '[Words]{onclick="alert(1)" onmouseover=alert(1)} and # {onload=x}'),
  body('a language that closes its attribute', '``` "><script>alert(1)</script>\ncode\n```'),
  paper('a title that closes its element', 'subtitle: "</title><script>alert(1)</script>"'),
  paper('a title that closes a script', 'subtitle: "</script><script>alert(1)</script> ]]> --> <!--"'),
  paper('authors that close their elements', 'authors: ["</script><script>alert(1)</script>"]'),
  paper(
    'addresses of metadata that run',
    'canonical-url: "javascript:alert(1)"\njournal: {title: J, url: "javascript:alert(1)"}'
  ),
  paper('header-includes', 'header-includes: "<script>alert(1)</script>"'),
  paper('a work whose address runs', '', text, {
    'references.bib': bib.replace('year', 'url = {javascript:alert(1)}, doi = {javascript:alert(1)}, year')
  }),
  paper('a template with a script', 'style: mine', text, {
    'styles/mine/style.yaml': 'name: Mine\nextends: plain\n',
    'styles/mine/page.html':
      '<!doctype html><html lang="{{lang}}"><head>{{head}}<script>document.title = "run"</script></head><body onload="document.title=1">{{body}}<img src=x onerror=alert(1)></body></html>'
  }),
  paper('an SVG with a script', '', `${text}\n![A figure.](a.svg)\n`, {
    'manuscript/a.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"><script>alert(1)</script><foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject></svg>'
  }),
  paper('settings of puppeteer', '', text, {
    '.puppeteerrc.cjs': program,
    'puppeteer.config.cjs': program,
    'manuscript/.puppeteerrc.cjs': program
  }),
  paper('packages of its own', '', text, {
    'node_modules/puppeteer-core/package.json': '{"name": "puppeteer-core", "main": "index.js"}',
    'node_modules/puppeteer-core/index.js': program,
    'node_modules/unified/package.json': '{"name": "unified", "main": "index.js"}',
    'node_modules/unified/index.js': program,
    'package.json': '{"type": "commonjs", "scripts": {"preinstall": "touch OUTSIDE/written"}}',
    'galley.config.js': program,
    'styles/mine/index.js': program
  }),
  paper('a repository that runs programs', '', text, {
    '.git/config':
      '[core]\n\trepositoryformatversion = 0\n\tfsmonitor = "touch OUTSIDE/written"\n\thooksPath = .\n\tpager = "touch OUTSIDE/written"\n[diff]\n\texternal = "touch OUTSIDE/written"\n',
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/objects/info/x': '',
    '.git/refs/heads/x': '',
    'post-checkout': '#!/bin/sh\ntouch OUTSIDE/written\n'
  })
]

/** All hostile manuscripts, in the order in which SECURITY.md lists their targets. */
export const hostileManuscripts: readonly Hostile[] = [
  ...writing,
  ...reading,
  ...doors,
  ...asking,
  ...running
]
