import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {textWorld} from '../../world.ts'

/** Renders these chapters; returns the main text of the page, and the rules with findings in it. */
async function rendered(...chapters: readonly string[]): Promise<{html: string; rules: readonly string[]}> {
  const world = textWorld({
    'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nstyle: plain\n',
    ...Object.fromEntries(chapters.map((text, index) => [`manuscript/0${index + 1}.md`, text])),
    'manuscript/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
  })
  const {artifacts, diagnostics} = await build(world, createMemo(), {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const page = new TextDecoder().decode(artifacts[0]!.bytes)
  const start = page.indexOf('>', page.indexOf('<div class="text"')) + 1
  return {
    html: page
      .slice(start, page.indexOf('</article>'))
      .replace(/<\/div>\s*(?:<footer[\s\S]*)?$/, '')
      .trim(),
    rules: diagnostics.map(({rule}) => rule).filter(rule => rule.startsWith('raw-'))
  }
}

describe('HTML that only formats text is supported', () => {
  test.each([
    ['H<sub>2</sub>O, <B>b *c*</B>', '<p>H<sub>2</sub>O, <b>b <em>c</em></b></p>'],
    ['a<br>b<br/>c', '<p>a<br>b<br>c</p>'],
    [
      '<span class="x y" id="s" lang="ur" dir="rtl" title="a &quot;b&quot; &alpha;">z</span>',
      '<p><span id="s" class="x y" title="a &#x22;b&#x22; α" lang="ur" dir="rtl">z</span></p>'
    ],
    ['<span title=a>"q"</span>', '<p><span title="a">“q”</span></p>'],
    ['<div class="box">\n\n*a*\n\n</div>', '<div class="box"><p><em>a</em></p></div>'],
    [
      '<div class="box">\n*a*\n\n- b\n</div>',
      '<div class="box"><p><em>a</em></p><ul>\n<li>b</li>\n</ul></div>'
    ],
    ['a\n<div title="t">\nb\n</div>', '<p>a</p>\n<div title="t"><p>b</p></div>'],
    ['<div>\n*a*\n</div>', '<div><p>*a*</p></div>'],
    [
      '<a href="https://example.org" target="_blank">a *b*</a>',
      '<p><a href="https://example.org">a <em>b</em></a></p>'
    ],
    ['<a name="x"></a>a', '<p><span id="x"></span>a</p>'],
    [
      '| a |\n|---|\n| <ul><li>b *c*</li></ul> |',
      '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td><ul><li>b <em>c</em></li></ul></td></tr></tbody></table></div>'
    ],
    ['<center>a</center>', '<div class="align-center"><p>a</p></div>'],
    ['<p align="right">a</p>', '<p class="align-right">a</p>'],
    [
      '<table border="1"><tr style="text-align: right;"><td>a</td></tr></table>',
      '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table><tr class="align-right"><td>a</td></tr></table></div>'
    ],
    ['<div>a <i>b</i><p>c</p></div>', '<div><p>a <i>b</i></p><p>c</p></div>'],
    [
      '<table>\n<tr><th colspan="2">A</th></tr>\n<tr><td>b</td><td>&nbsp;</td></tr>\n</table>',
      '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table><tr><th colspan="2" scope="col">A</th></tr><tr><td>b</td><td>\u00A0</td></tr></table></div>'
    ],
    ['<ul><li>a</li>\n<li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['a<!-- b --> <!-- <c> -->', '<p>a</p>'],
    ['a <!-- b --> see.<!-- d --> End', '<p>a see. End</p>'],
    ['<!-- a --> *b*\n\nc\n<!-- d --> e', '<p><em>b</em></p>\n<p>c e</p>'],
    ['<!-- a --><!-- b --> c', '<p>c</p>'],
    ['<!-- a -->\n*b*', '<p><em>b</em></p>'],
    ['<cite>a</cite>\n\n<br>', '<p><cite>a</cite></p>\n<p><br></p>']
  ])('%s', async (markdown, expected) => {
    const {html, rules} = await rendered(markdown)
    expect(html).toBe(expected)
    expect(rules).toEqual([])
  })

  test('a picture beside the text', async () => {
    const {html, rules} = await rendered('<img src="map.svg" alt="A map" width="50%">')
    expect(html).toMatch(/^<p><img src="data:image\/svg\+xml;base64,[^"]*" alt="A map" style="width:50%"/)
    expect(rules).toEqual([])
  })
})

test('a figure in HTML and one in a native div are figures', async () => {
  const {html, rules} = await rendered(
    [
      '<figure id="fig:x"><img src="map.svg" alt="A map" width="50%"><figcaption>A <b>map</b></figcaption></figure>',
      '<div id="fig:y">\n![Left](map.svg)\n![Right](map.svg)\n\nBoth.\n</div>',
      'See @fig:x and @fig:y-b.'
    ].join('\n\n')
  )
  expect(html).toMatch(
    /<figure id="fig:x" class="figure"><img src="data:[^"]*" alt="A map" style="width:50%"/
  )
  expect(html).toContain('<span class="caption-label">Figure 1.</span> A <b>map</b>')
  expect(html).toContain('<span class="caption-label">Figure 2.</span> Both.')
  expect(html).toMatch(/See <a [^>]*>Figure\u00A01<\/a> and <a [^>]*>Figure\u00A02b<\/a>/)
  expect(rules).toEqual([])
})

describe('all other HTML is shown as written, and reported', () => {
  test.each([
    ['<b>a', '<p><code class="raw">&#x3C;b></code>a</p>'],
    ['<b><i>a</b></i>', '<p><code class="raw">&#x3C;b></code><i>a<code class="raw">&#x3C;/b></code></i></p>'],
    ['*<b>a*</b>', '<p><em><code class="raw">&#x3C;b></code>a</em><code class="raw">&#x3C;/b></code></p>'],
    ['a <div>b</div>', '<p>a <code class="raw">&#x3C;div></code>b<code class="raw">&#x3C;/div></code></p>'],
    [
      '[a](#v)\n\n<video id="v" src="a.mp4"></video>',
      '<p><a href="#v">a</a></p>\n<p><code id="v" class="raw">&#x3C;video id="v" src="a.mp4"></code><code class="raw">&#x3C;/video></code></p>'
    ],
    ['<p>a<p>b', '<code class="raw">&#x3C;p>a&#x3C;p>b</code>'],
    [
      '<b style="display:none">a</b>',
      '<p><code class="raw">&#x3C;b style="display:none"></code>a<code class="raw">&#x3C;/b></code></p>'
    ],
    ['<figure>a</figure>', '<code class="raw">&#x3C;figure>a&#x3C;/figure></code>'],
    ['<tr><td>a</td></tr>', '<code class="raw">&#x3C;tr>&#x3C;td>a&#x3C;/td>&#x3C;/tr></code>'],
    ['<table>a</table>', '<code class="raw">&#x3C;table>a&#x3C;/table></code>']
  ])('%s', async (markdown, expected) => {
    const {html, rules} = await rendered(markdown)
    expect(html).toBe(expected)
    expect(new Set(rules)).toEqual(new Set(['raw-html']))
  })
})

/** Elements that galley itself adds around texts, besides those that an author may use. */
const known =
  /^(?:p|br|code|em|strong|pre|div|a|img|table|tr|td|th|thead|tbody|b|i|u|s|sub|sup|span|ul|ol|li|blockquote|h[2-6]|math|mi|mtext|mrow|annotation|semantics|del|section|svg|path|hr|abbr|small|mark|q|kbd)$/
const knownAttributes =
  /^(?:class|id|lang|dir|title|alt|src|style|href|role|tabindex|scope|colspan|rowspan|data-source|aria-label|aria-labelledby|aria-hidden|viewbox|width|height|d|fill|stroke|stroke-width)$/

describe('attacks', () => {
  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT/src=//x.y></SCRIPT>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<svg onload=alert(1)>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<img src=x onerror=alert(1)>',
    '<img src="javascript:alert(1)">',
    '<img src="  //evil.example/x.png">',
    '<img src="data:text/html,<script>alert(1)</script>">',
    '<img src="java&#10;script:alert(1)">',
    '<img alt="`<script>alert(1)</script>" src="map.svg">',
    '<img src="map.svg" alt="&quot; onerror=&quot;alert(1)">',
    '<b onclick="alert(1)">x</b>',
    '<b title="x" ONMOUSEOVER=alert(1)>x</b>',
    "<b title='\"><script>alert(1)</script>'>x</b>",
    '<b title="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</b>',
    '<b class="a" class="b" onfocus=x>x</b>',
    '<b\u0000onclick=alert(1)>x</b>',
    '<b/onclick=alert(1)>x</b>',
    '<span style="background:url(javascript:alert(1))">x</span>',
    '<span style="}</style><script>alert(1)</script>">x</span>',
    '<div><style>@import url(https://evil.example)</style></div>',
    '</style><script>alert(1)</script>',
    '</title></head><body onload=alert(1)>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<table><b><tr><td>x</td></tr></b></table>',
    '<table><script>alert(1)</script></table>',
    '<!--><script>alert(1)</script>-->',
    '<!-- --!><script>alert(1)</script> -->',
    '<!-- a --> <script>alert(1)</script> <!-- b -->',
    'x <!-- a --><img src=x onerror=alert(1)><!-- b -->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?xml <script>alert(1)</script> ?>',
    '<!DOCTYPE x [<!ENTITY a "<script>">]>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="x.svg"></object><embed src="x.svg">',
    '<a href="javascript:alert(1)">x</a>',
    '<base href="https://evil.example/"><link rel=stylesheet href=x><meta http-equiv=refresh content=0>',
    '<template><script>alert(1)</script></template>',
    '<xmp><p title="</xmp><script>alert(1)</script>"></xmp>',
    '<p id="x"><p id="x">',
    '<span id="a b">x</span>',
    '<details open ontoggle=alert(1)>x</details>',
    '<b>*<i>_</b>_</i>*',
    `<b${' a'.repeat(500)}>x</b>`,
    '`<script>alert(1)</script>`{=html}',
    '```{=html}\n<img src=x onerror=alert(1)>\n```'
  ])('%s', async attack => {
    const {html} = await rendered(
      attack,
      `a ${attack} b`,
      `> ${attack}`,
      `- ${attack}\n\n  ${attack}`,
      `x^[${attack}]`
    )
    for (const [tag, closing, name = '', attributes = ''] of html.matchAll(
      /<(\/?)([a-z][^\s/>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>|<[a-z/!?]/gi
    )) {
      expect(name, tag).toMatch(known)
      if (closing === '/') continue
      for (const [, attribute = '', value = ''] of attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) {
        expect(attribute.toLowerCase(), tag).toMatch(knownAttributes)
        if (attribute === 'href') expect(value, tag).toMatch(/^(?:#|https:)/)
        if (attribute === 'src') expect(value, tag).toMatch(/^data:image\//)
        if (attribute === 'style') expect(value, tag).toMatch(/^(?:width|height):[\d.]+(?:%|px)/)
      }
    }
  })

  test.each(['<b>', '<b></i>', '<div>\n\n', '<b a=b '])('repeated %j', async unit => {
    const {html} = await rendered(`${unit.repeat(1000)}\n\nlast`)
    expect(html).toContain('last')
  })
})
