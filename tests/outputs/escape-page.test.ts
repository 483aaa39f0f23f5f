import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {scanHtml} from '../../src/core/html-scan.ts'
import {createMemo} from '../../src/core/memo.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {safePage} from '../../src/load/styles/safe-page.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {fillSlots} from '../../src/outputs/markup.ts'
import {openBrowser} from '../browser.ts'
import fc from '../properties.ts'
import {textWorld} from '../world.ts'

/** Nothing runs in the page of an untrusted style, even if the page has no policy. */
vi.setConfig({testTimeout: 120_000, hookTimeout: 60_000})

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The code that a triggered trap runs. */
const run = 'window.hit=1'
const picture = `<img src=x onerror="${run}">`

const traps: readonly string[] = [
  `<script>${run}</script>`,
  `<SCRIPT>${run}</SCRIPT >`,
  `<script src="data:text/javascript,${run}"></script>`,
  `<script\n>${run}</script\n>`,
  `<script/x>${run}</script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<!--><script>${run}</script>-->`,
  `<!--x--!><script>${run}</script>`,
  `<!doctype html [<script>${run}</script>]>`,
  `<?x ?><script>${run}</script>`,
  picture,
  `<img/src=x/onerror=${run}>`,
  `<img src=x oNeRrOr="${run}">`,
  `<img src=x\u000conerror="${run}">`,
  `<img src=x "onerror="${run}">`,
  `<img title="x" src=x onerror=${run} alt="">`,
  `<p title='"><img src=x onerror=${run}>'>x</p>`,
  `<p title='&quot;><img src=x onerror=${run}>'>x</p>`,
  `<body onload="${run}">`,
  `<html onclick="${run}">`,
  `<svg onload="${run}"></svg>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><script href="data:text/javascript,${run}"/></svg>`,
  `<svg><style>${picture}</style></svg>`,
  `<svg><title>${picture}</title></svg>`,
  `<svg><desc>${picture}</desc></svg>`,
  `<svg><p>${picture}</svg>`,
  `<svg><foreignObject>${picture}</foreignObject></svg>`,
  `<svg></p><style><a title="</style>${picture}">`,
  `<svg><animate onbegin="${run}" attributeName="x" dur="1s"/></svg>`,
  `<svg><set attributeName="href" to="javascript:${run}"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${run}</script></svg>#x"/></svg>`,
  `<svg/><style>{${picture}}</style>`,
  `<math><mtext><table><mglyph><style><!--</style>${picture}</style></mglyph></table></mtext></math>`,
  `<math><mi><style></mi>${picture}</style></mi></math>`,
  `<noscript><p title="</noscript>${picture}"></noscript>`,
  `<textarea><p title="</textarea>${picture}"></textarea>`,
  `<title><p title="</title>${picture}"></title>`,
  `<xmp><p title="</xmp>${picture}"></xmp>`,
  `<iframe><p title="</iframe>${picture}"></iframe>`,
  `<noembed><p title="</noembed>${picture}"></noembed>`,
  `<plaintext>${picture}`,
  `<style></style${picture}`,
  `<style><!--</style>${picture}--></style>`,
  `<style>@import "data:text/css,a{}"</style></style>${picture}`,
  `<iframe srcdoc="<script>parent.hit=1</script>"></iframe>`,
  `<iframe src="javascript:parent.hit=1"></iframe>`,
  `<object data="data:text/html,<script>parent.hit=1</script>"></object>`,
  `<embed src="javascript:${run}">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
  `<base href="javascript:/${run}//">`,
  `<link rel="stylesheet" href="data:text/css,a{}" onload="${run}">`,
  `<a href="javascript:${run}">x</a>`,
  `<a href=" java\tscript:${run}">x</a>`,
  `<a href="java&#115;cript:${run}">x</a>`,
  `<a href="javascript&colon;${run}">x</a>`,
  `<a href="&#1;javascript:${run}">x</a>`,
  `<a href="{{lang}}javascript:${run}">x</a>`,
  `<form action="javascript:${run}"><button>x</button></form>`,
  `<details open ontoggle="${run}"><summary>x</summary></details>`,
  `<video><source onerror="${run}"></video>`,
  `<audio src=x onerror="${run}"></audio>`,
  `<input autofocus onfocus="${run}">`,
  `<p tabindex=0 autofocus onfocus="${run}">x</p>`,
  `<p title="{{body}}">x</p>`,
  `<p title={{body}}>x</p>`,
  `<title>{{body}}</title>`,
  `<svg><title>{{body}}</title></svg>`,
  `<style>{{body}}</style>`,
  `<svg><desc></svg><style>{{body}}`,
  `<script>{{body}}`,
  `<p {{body}}>`,
  `<{{body}}>`,
  `<!-- {{body}}`,
  `<template>${picture}</template>`,
  `<select><template><style>${picture}</style></template></select>`,
  `<table><td>${picture}</table>`,
  `<frameset onload="${run}">`,
  `<marquee onstart="${run}">x</marquee>`,
  `<x onpointerrawupdate="${run}" onfocus="${run}" tabindex=0 autofocus>`,
  `<div style="background:url(javascript:${run})">x</div>`,
  `<img src="data:text/html,<script>${run}</script>">`,
  `<`,
  `</`,
  `<p title="`,
  `<p title='x`
]

/** An author's text that is harmless where galley puts it, and would break out anywhere else. */
const body = `<p title="</title></style></script>${picture.replaceAll('"', '&quot;')}">" onfocus=${run} autofocus tabindex=0 x="</p>`

/** Interacts with a page as a reader may; returns whether something ran, or could. */
function snaps(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    for (const element of document.querySelectorAll<HTMLElement>('a,button,summary,[tabindex]')) {
      element.focus()
      element.click()
    }
    await new Promise(resolve => setTimeout(resolve, 20))
    const names = [...document.querySelectorAll('*')].flatMap(element => [
      element.localName,
      ...[...element.attributes].map(({name}) => name)
    ])
    return 'hit' in window || names.some(name => /^on|^script$|^iframe$|^object$|^base$/.test(name))
  })
}

test('no attack on a page succeeds, and nearly all are reported', async () => {
  const snapped: string[] = []
  let told = 0
  const page = await browser.newPage()
  page.on('dialog', dialog => dialog.dismiss())
  for (const trap of traps) {
    const safe = safePage(`<html><head>{{head}}</head><body>${trap}\n{{body}}</body></html>`)
    told += Math.sign(safe.faults.length)
    const filled = fillSlots(safe.text, {head: '<meta charset="utf-8">', body, lang: 'en'})
    await page.goto('about:blank')
    await page.setContent(filled)
    const hit = await snaps(page)
    if (hit) snapped.push(trap)
  }
  await page.close()
  expect(snapped).toEqual([])
  // Not every trap is reported: a comment, or a template that is shown as text, is harmless.
  expect(told).toBeGreaterThan(70)
})

test('the attacks succeed in an unprotected page', async () => {
  const page = await browser.newPage()
  let snapped = 0
  for (const trap of [
    `<script>${run}</script>`,
    picture,
    `<body onload="${run}">`,
    `<p title="{{body}}">x</p>`
  ]) {
    await page.goto('about:blank')
    await page.setContent(fillSlots(`<html><body>${trap}\n{{body}}</body></html>`, {body}))
    if (await snaps(page)) snapped++
  }
  expect(snapped).toBe(4)
})

test('sanitizing is idempotent for any input', () => {
  const piece = fc.oneof(
    fc.constantFrom(...traps),
    fc.constantFrom(
      '<svg>',
      '</svg>',
      '<style>',
      '</style>',
      '{{body}}',
      '{{head}}',
      '<',
      '>',
      '"',
      "'",
      '</',
      '<p a="'
    ),
    fc.constantFrom('<head>', '</head>', '<body class="{{class}}">', '<!--', '-->', '{{', '}}', 'x')
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 8}), pieces => {
      const once = safePage(pieces.join(''))
      const again = safePage(once.text)
      expect(again.faults).toEqual([])
      expect(safePage(again.text).text).toBe(again.text)
      for (const tag of scanHtml(once.text)) {
        if (tag.kind !== 'tag') continue
        const names = [tag.name, ...tag.attributes.map(({name}) => name.toLowerCase())]
        expect(names.filter(name => /^on|^script$|^iframe$|^srcdoc$/.test(name))).toEqual([])
      }
      expect(once.text.split('{{head}}')).toHaveLength(2)
    }),
    {numRuns: 2000}
  )
})

describe('the page of a paper', () => {
  const slots = '{{head}}{{notice}}{{title-block}}{{abstracts}}{{body}}{{colophon}}'
  const styled = async (page: string, css = '') => {
    const world = textWorld({
      'manuscript.yaml':
        'title: T\nlicense: CC-BY-4.0\nstyle: q\nrules: {style-unsafe: off, style-invalid: off, style-css: off}\n',
      'styles/q/style.yaml': 'extends: plain\n',
      'styles/q/page.html': page,
      'styles/q/screen.css': css,
      '01.md': 'Words.'
    })
    const options = {entry: '', outputs: [htmlOutput], draft: true}
    const {artifacts, diagnostics} = await build(world, createMemo(), options)
    return {html: new TextDecoder().decode(artifacts[0]!.bytes), rules: diagnostics.map(({rule}) => rule)}
  }

  test('contains no script or handler of the style, even if the paper turns the rule off', async () => {
    const {html, rules} = await styled(
      `<html><head>{{head}}</head><body onload="x()">${slots}<script>evil()</script></body></html>`
    )
    expect(html).toContain('Words.')
    expect(html).not.toMatch(/onload=|evil\(\)/)
    // Only galley's own script, which the policy of the page names.
    expect(html.match(/<script(?! type="application\/ld\+json")/g)).toHaveLength(2)
    expect(rules).toEqual(expect.arrayContaining(['style-unsafe', 'rule-protected']))
  })

  test.each([
    `<html><body>${slots}</body></html>`,
    `Words before<html><head><style>a{}</style>{{head}}</head><body>${slots}</body></html>`,
    slots.replace('{{head}}', ''),
    `<body><p>{{body}}</p></body>`
  ])('has its policy first: %s', async page => {
    const {html} = await styled(page)
    const head = html.slice(0, html.indexOf('</head>'))
    expect(head).toMatch(
      /^<!doctype html>\n<html[^>]*>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="content-security-policy"/
    )
    expect(html.match(/http-equiv/g)).toHaveLength(1)
  })

  test('makes no request for the style sheet of a style', async () => {
    const asked: string[] = []
    const pages = new Map<string, string>()
    const server = createServer(({url = ''}, response) => {
      const page = pages.get(url)
      if (page === undefined) asked.push(url)
      response.setHeader('Content-Type', page === undefined ? 'text/css' : 'text/html')
      response.end(page)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const css = `@import "${address}/a.css"; body { background: url(${address}/b.png) }`
    const {html} = await styled(`<html><head>{{head}}</head><body>${slots}</body></html>`, css)
    pages.set('/held', html)
    pages.set('/loose', html.replace(/<meta http-equiv[^>]*>/, ''))
    const page = await browser.newPage()
    await page.goto(`${address}/held`)
    expect(asked.filter(url => url !== '/favicon.ico')).toEqual([])
    // The trap works: without a policy, the page does send the request.
    await page.goto(`${address}/loose`)
    expect(asked).toContain('/b.png')
    await page.close()
    server.close()
  })
})

test.each(builtInStyles)('the page of %s is safe unchanged', async name => {
  const page = await readAsset(`styles/${name}/page.html`)
  if (page !== undefined) expect(safePage(new TextDecoder().decode(page)).faults).toEqual([])
  else expect(new TextDecoder().decode(await readAsset(`styles/${name}/style.yaml`))).toMatch(/^extends: /m)
})
