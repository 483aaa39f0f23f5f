/** A change to a published file, and where `verify` finds it. */
export type TextTampering = readonly [name: string, change: (text: string) => string, located: RegExp]

/** Replaces a part of a text. */
export const put =
  (from: string | RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to)

/** Changes to a page. */
export const pageTamperings: readonly TextTampering[] = [
  ['a word', put('wages', 'wares'), /in <p>, after “.* about the”: expected “wages”, found “wares”$/],
  [
    'a word in a heading',
    put('</span> Two</h2>', '</span> Too</h2>'),
    /in <h2.*expected “Two”, found “Too”$/
  ],
  ['a number in a table', put('<td>two', '<td>2'), /in <td>, after “.*one”: expected “two”, found “2”$/],
  ['a word more', put('those who', 'those few who'), /after “.*of those”: expected “who”, found “few”$/],
  ['a word less', put('of those who', 'of who'), /expected “those”, found “who”$/],
  ['a paragraph more', put('<h2 id="two"', '<p>New.</p><h2 id="two"'), /expected “.*h2.*”, found “.*p.*”$/],
  ['a space', put('More words', 'More  words'), /after “.*More”: expected “words”, found “ ”$/],
  ['a soft hyphen', put('wages', 'wa\u00ADges'), /in <p>, after “.*about the”: expected “wages”/],
  [
    'a letter of another script',
    put('clay', 'cl\u0430y'),
    /after “.*about”: expected “clay”, found “cl\u0430y”$/
  ],
  ['a mark that turns the text', put('kilns', '\u202Ekilns'), /expected “kilns”, found “\\u\{202E\}kilns”$/],
  [
    'the title',
    put('<title>A paper', '<title>A letter'),
    /in <title>, after “A”: expected “paper”, found “letter”$/
  ],
  ['the author', put('class="author">Ann', 'class="author">Eve'), /expected “Ann”, found “Eve”$/],
  [
    'an address',
    put('href="https://a.example/one"', 'href="https://b.example/one"'),
    /attribute href: expected/
  ],
  ['a script address', put('href="#two"', 'href="javascript:alert(1)"'), /attribute href: expected/],
  [
    'an alternative text',
    put('alt="A round kiln"', 'alt="A square kiln"'),
    /attribute alt: expected “round”/
  ],
  [
    'a picture',
    put('data:image/svg+xml;base64,PHN2Zy', 'data:image/svg+xml;base64,PHN2Zz'),
    /attribute src: expected/
  ],
  [
    'an identifier',
    put('id="two"', 'id="too"'),
    /attribute (?:href|id): expected “.*two.*”, found “.*too.*”$/
  ],
  ['a class', put('class="authors"', 'class="author"'), /in <p .*expected/],
  [
    'the language',
    put('<html lang="en"', '<html lang="de"'),
    /in <html .*, attribute lang: expected “.*en.*”/
  ],
  [
    'a row of metadata',
    put('name="citation_author" content="Doe, Ann"', 'name="citation_author" content="Roe, Ann"'),
    /in <meta .*, attribute content: expected/
  ],
  [
    'the licence',
    put(
      'rel="license" href="https://creativecommons.org/licenses/by/',
      'rel="license" href="https://creativecommons.org/licenses/by-nc/'
    ),
    /in <(?:link|a) .*attribute href/
  ],
  [
    'the security policy',
    put('script-src', 'script-src &#x27;unsafe-inline&#x27;'),
    /in <meta .*attribute content/
  ],
  [
    'a script more',
    put('</main>', '<script>alert(1)</script></main>'),
    /expected “.*main.*”, found “.*script.*”$/
  ],
  [
    'a word of the script',
    put('"use strict"', '"use trick"'),
    /in <script.*expected “.*strict.*”, found “.*trick.*”$/
  ],
  ['a rule of the sheet', put(/(<style>[\s\S]*?)color:/, '$1colour:'), /in <style>.*expected/],
  ['a comment', put('</main>', '<!-- more --></main>'), /expected/],
  ['a reference', put(/(csl-entry.*?)1999/, '$12000'), /after “.*”: expected “1999.*”, found “2000.*”$/],
  [
    'what to cite',
    put('id="cite-words" class="cite-words">Doe', 'id="cite-words" class="cite-words">Roe'),
    /expected “Doe”, found “Roe”$/
  ],
  ['the end', text => text.slice(0, -20), /expected “\/main”, found “\/ma”$/],
  ['more behind the end', text => `${text}more\n`, /outside of all elements.*found “more”$/]
]

/** Changes to the manifest, and where the manifest itself, or the comparison with the rebuild, reveals them. */
export const manifestTamperings: readonly TextTampering[] = [
  [
    'the hash of an input',
    put(/("path": "01\.md",\s+"sha256": ")...../, '$100000'),
    /^input 01\.md differs: expected 00000/
  ],
  [
    'the size of an input',
    put(/("path": "01\.md",\s+"sha256": "\w+",\s+"size": )\d+/, '$17'),
    /^input 01\.md has another size: expected 7/
  ],
  [
    'the name of an input',
    put('"path": "references.bib"', '"path": "reference.bib"'),
    /^input reference\.bib is missing/
  ],
  [
    'an input less',
    put(/\{\s+"path": "kiln\.svg"[^}]*\},\s+/, ''),
    /^input kiln\.svg is not in the manifest/
  ],
  [
    'the hash of a page',
    put(/("path": "[^"]*bricks\.html",\s+"sha256": ")...../, '$100000'),
    /^published file .*bricks\.html is that of the rebuild/
  ],
  [
    'the size of a page',
    put(/("path": "[^"]*bricks\.html",\s+"sha256": "\w+",\s+"size": )\d+/, '$17'),
    /bricks\.html has another size: expected 7/
  ],
  [
    'the type of a page',
    put('"mediaType": "text/html"', '"mediaType": "text/plain"'),
    /bricks\.html has another mediaType/
  ],
  [
    'the standards of a PDF',
    put('PDF/UA-1', 'PDF/UA-2'),
    /bricks\.pdf has another standards: expected .*UA-2/
  ],
  [
    'an output less',
    put(/,\s+\{\s+"path": "[^"]*bricks\.pdf"[^}]*\}/, ''),
    /^output .*bricks\.pdf is not in the manifest/
  ],
  ['the entry', put('"entry": ""', '"entry": "01.md"'), /^the manifest has another entry/],
  [
    'the version of galley',
    put(/("galley": ")[^"]*/, '$10.0.9'),
    /^made in another environment: galley: expected 0\.0\.9/
  ],
  [
    'the browser',
    put(/("browser": ")[^"]*/, '$1Chrome/1'),
    /^made in another environment: browser: expected Chrome\/1/
  ],
  [
    'a fact of the environment less',
    put(/\s+"node": "[^"]*",/, ''),
    /^made in another environment: node: expected none/
  ],
  [
    'its own hash',
    put(/("sha256": ")\w{5}(\w+"\n\})/, '$100000$2'),
    /^its SHA-256 is not that of its contents/
  ],
  ['white space', put('{\n  ', '{\n\t'), /^2:1: this is not as galley writes it/],
  ['a member twice', put('{\n', '{\n  "entry": "",\n'), /^\d+:\d+: this is not as galley writes it/],
  ['a member more', put('{\n', '{\n  "more": 1,\n'), /^unexpected member "more" in it/],
  ['a path that leads out', put('"path": "01.md"', '"path": "../01.md"'), /^`inputs\[0\]` in it leads out/],
  ['a comma less', put('",\n', '"\n'), /^it is not JSON \(line \d+\)/]
]
