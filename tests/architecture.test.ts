import {readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {rules} from '../src/check/rules/index.ts'
import {kinds} from '../src/core/kinds.ts'
import {ruleNames} from '../src/core/rule-names.ts'
import {sharedOptions} from '../src/node/commands/shared-options.ts'
import {allOutputs} from '../src/outputs/index.ts'

/** The rooms of `docs/architecture.md`: which room may import which, and which modules alone may use certain APIs. */
const root = fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('.ts'))
  .map(file => `src/${file}`)
  .sort()
const sources = new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')]))

/**
 * Files that pass lists as arguments, because the lists are short: the parts of a file of known length, the four
 * numbers of a box, a font of one glyph, two nodes, nested marks.
 */
const listsAsArguments =
  /^src\/(core\/(bytes|pdf-picture|picture-type|faces\/font-facts)|load\/pictures\/(png|webp)|outputs\/formulas\/font\/sfnt|versions\/blind\/pictures|browser\/word-map|outputs\/pdf\/paginator\/every-character|rehype\/reference-list|references\/biblatex-text|compose\/raised|documentation)\.ts$/

/** A room is a folder of `src/`, or a file in `src/` itself. Each may import the rooms in its list. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  core: [],
  parse: ['core', 'csl'],
  csl: [],
  load: ['core', 'csl', 'parse'],
  resolve: ['core'],
  cite: ['core', 'csl'],
  check: ['core', 'cite'],
  compose: ['core', 'cite'],
  versions: ['core'],
  references: ['core', 'parse', 'cite'],
  import: ['core', 'parse', 'check', 'references', 'review'],
  outputs: ['core', 'cite', 'versions', 'references'],
  reproduce: ['core', 'outputs'],
  build: ['core', 'load', 'parse', 'resolve', 'check', 'compose', 'versions', 'outputs'],
  rehype: ['core', 'parse', 'cite'],
  browser: ['core', 'outputs'],
  review: ['core', 'parse', 'check', 'versions', 'references', 'outputs', 'reproduce', 'browser'],
  preview: ['core', 'build', 'check', 'outputs', 'review', 'browser'],
  live: ['core', 'build', 'check', 'outputs', 'browser', 'preview'],
  lsp: ['core', 'load', 'parse', 'check', 'compose', 'build', 'preview'],
  documentation: ['parse', 'check'],
  issue: ['core', 'parse', 'reproduce'],
  index: ['core', 'check', 'outputs', 'build'],
  node: [
    'core',
    'load',
    'parse',
    'cite',
    'check',
    'compose',
    'versions',
    'references',
    'import',
    'outputs',
    'reproduce',
    'build',
    'rehype',
    'browser',
    'review',
    'preview',
    'live',
    'lsp',
    'issue'
  ]
}

/**
 * The rooms within a room: folders, and single files by name. Files outside them belong to the room itself; each inner
 * room may import the inner rooms in its list.
 */
const innerRooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  core: {core: [], alignment: [], faces: ['core'], formulas: ['core', 'terms'], terms: ['core']},
  load: {pictures: [], styles: [], load: ['pictures', 'styles']},
  parse: {
    plugins: [],
    latex: [],
    values: ['latex'],
    bibtex: ['latex', 'values'],
    markdown: ['latex', 'plugins', 'values'],
    csl: ['bibtex', 'latex', 'markdown', 'values'],
    settings: ['csl', 'latex', 'plugins', 'values'],
    includes: ['latex', 'values'],
    results: ['markdown', 'values'],
    parse: ['bibtex', 'csl', 'latex', 'markdown', 'results', 'settings', 'values']
  },
  check: {rules: [], fix: [], report: [], check: ['rules']},
  versions: {redline: [], blind: [], versions: ['redline']},
  csl: {
    xml: [],
    check: ['patterns', 'xml'],
    patterns: [],
    output: [],
    text: ['output', 'patterns'],
    locale: ['xml'],
    style: ['xml'],
    values: ['locale', 'patterns'],
    rendering: ['locale', 'output', 'patterns', 'text', 'values', 'xml'],
    elements: ['locale', 'output', 'rendering', 'text', 'values', 'xml'],
    engine: ['elements', 'locale', 'output', 'rendering', 'style', 'xml'],
    sort: ['elements', 'output', 'rendering', 'text', 'values', 'xml'],
    disambiguate: ['engine', 'output', 'rendering', 'sort', 'values'],
    document: ['disambiguate', 'engine', 'output', 'patterns', 'rendering', 'sort', 'text'],
    items: ['check', 'rendering'],
    index: ['check', 'document', 'engine', 'items', 'output', 'rendering', 'style', 'xml']
  },
  outputs: {
    outputs: ['text-faces'],
    formulas: [],
    'text-faces': ['formulas'],
    reader: [],
    article: ['outputs', 'formulas'],
    page: ['outputs', 'article'],
    html: ['outputs', 'article', 'page', 'reader'],
    pdf: ['outputs', 'article', 'page', 'formulas'],
    fragment: ['outputs', 'article', 'page', 'html'],
    docx: ['outputs', 'article', 'page'],
    jats: ['outputs', 'article', 'page', 'formulas'],
    crossref: ['outputs', 'jats'],
    epub: ['outputs', 'article', 'page', 'html', 'jats'],
    datacite: ['outputs', 'page'],
    doaj: ['outputs', 'page'],
    ojs: ['outputs', 'jats', 'page'],
    meca: ['outputs'],
    markdown: ['outputs', 'page', 'jats'],
    index: [
      'html',
      'pdf',
      'fragment',
      'docx',
      'jats',
      'crossref',
      'epub',
      'datacite',
      'doaj',
      'ojs',
      'meca',
      'markdown',
      'outputs'
    ]
  },
  'outputs/formulas': {
    font: [],
    spoken: [],
    mathml: [],
    mathjax: ['font'],
    rules: [],
    faces: ['font', 'rules'],
    typesetter: ['font', 'mathjax'],
    'lay-out': ['faces', 'typesetter'],
    index: ['faces', 'lay-out', 'typesetter']
  },
  'outputs/docx': {omml: [], 'in-page': [], docx: ['omml', 'in-page']},
  'outputs/pdf': {
    paginator: [],
    page: ['paginator'],
    file: [],
    text: ['file', 'paginator'],
    structure: ['file', 'paginator', 'text'],
    publication: ['file', 'paginator', 'text', 'structure'],
    aloud: ['file', 'text', 'structure'],
    pdf: ['file', 'page', 'paginator', 'publication', 'text']
  },
  references: {references: [], import: ['references']},
  import: {
    import: [],
    link: ['import'],
    document: ['import', 'link'],
    report: ['import', 'link', 'document'],
    version: ['import', 'document']
  },
  review: {
    proofs: [],
    answers: ['proofs'],
    word: ['answers', 'proofs']
  },
  'review/answers': {
    answers: [],
    pdf: ['answers']
  },
  'review/word': {read: [], word: ['read']},
  node: {
    command: [],
    program: [],
    files: ['program'],
    fonts: ['program'],
    print: ['command', 'program'],
    node: ['command', 'files', 'fonts', 'print', 'program'],
    git: ['files', 'node', 'program'],
    preview: ['files', 'node', 'print', 'program'],
    lsp: ['files', 'node', 'preview', 'print', 'program'],
    papers: ['command', 'files', 'print', 'program'],
    commands: ['command', 'files', 'git', 'lsp', 'node', 'papers', 'preview', 'print', 'program'],
    cli: ['command', 'commands', 'program'],
    start: ['cli', 'fonts', 'print', 'program']
  }
}

describe('imports point one way', () => {
  test.each(files)('%s', file => {
    const room = roomOf(file)
    expect(Object.keys(rooms)).toContain(room)
    const imported = importsOf(file).filter(name => name.startsWith('.'))
    const others = imported
      .map(name => roomOf(relative(root, join(root, dirname(file), name))))
      .filter(other => other !== room)
    for (const other of others) expect(rooms[room], `${file} imports ${other}`).toContain(other)
  })
})

describe.each(Object.entries(innerRooms))('imports within %s point one way', (outer, inner) => {
  const within = files.filter(file => file.startsWith(`src/${outer}/`))

  test.each(within)('%s', file => {
    const room = innerRoomOf(outer, file)
    expect(Object.keys(inner)).toContain(room)
    const others = importsOf(file)
      .filter(name => name.startsWith('.'))
      .map(name => join(dirname(file), name))
      .filter(name => name.startsWith(`src/${outer}/`))
      .map(name => innerRoomOf(outer, name))
    for (const other of others.filter(other => other !== room))
      expect(inner[room], `${file} imports ${other}`).toContain(other)
  })

  test('and every room exists', () => {
    expect(Object.keys(inner).sort()).toEqual(
      [...new Set(within.map(file => innerRoomOf(outer, file)))].sort()
    )
  })
})

test('docs/architecture.md names every room', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  const folders = files.map(file => dirname(file).replace(/^src\/?/, '')).filter(folder => folder !== '')
  const rooms = new Set(folders.map(folder => innermostRoom(folder)))
  for (const room of rooms)
    expect(page).toMatch(new RegExp(`^\\| \`${room}/\` \\||\`${room.split('/').at(-1)}/\``, 'm'))
})

test.each([['src', rooms] as const, ...Object.entries(innerRooms)])(
  'the rooms of %s have no import cycle',
  (_, drawn: Readonly<Record<string, readonly string[]>>) => {
    const visit = (room: string, path: readonly string[]): void => {
      expect(path, `${path.join(' → ')} → ${room}`).not.toContain(room)
      for (const next of drawn[room] ?? []) visit(next, [...path, room])
    }
    for (const room of Object.keys(drawn)) visit(room, [])
  }
)

test('no files import values from each other in a circle', () => {
  const imports = new Map(
    files.map(file => {
      const statements = code(file).matchAll(/^(?:im|ex)port (?!type\b)[^'"]*?from '(\.[^'?]+)/gm)
      return [file, [...statements].map(([, name]) => join(dirname(file), name!))]
    })
  )
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    expect(path, `${path.join(' → ')} → ${file}`).not.toContain(file)
    if (done.has(file)) return
    for (const next of imports.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
})

test('a package that the program imports is declared', () => {
  const {dependencies, devDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const declared = new Set(Object.keys({...dependencies, ...devDependencies}))
  const imported = files.flatMap(file =>
    [
      ...code(file).matchAll(/^(?:im|ex)port (?!type\b).*from '((?:@[^/']+\/)?[^./'][^/':]*)(?:\/[^']*)?'/gm)
    ].map(([, name]) => `${file} ${name}`)
  )
  expect(imported.length).toBeGreaterThan(30)
  expect(imported.filter(each => !declared.has(each.split(' ')[1]!))).toEqual([])
})

describe('in only one place:', () => {
  test.each([
    ['knows the machine', /from 'node:|import\('node:/, /^src\/node\//],
    [
      'touches the document of a page',
      /\b(document\.(body|documentElement|querySelector|createElement|fonts)|window\.)/,
      /^src\/(browser\/|outputs\/(reader\/(?!page-script)|pdf\/paginator\/|docx\/in-page\/))/
    ],
    [
      'makes HTML of rendered citations',
      /from 'hast|from 'mdast-util-to-hast/,
      /^src\/(?!cite\/)|^src\/cite\/segments-to-hast\.ts$/
    ],
    // The preview's server and page import from each other.
    [
      'asks the network',
      /\bfetch\(|from 'node:(https?|net|tls)'/,
      /^src\/(node\/(doi-resolver|preview\/(server|responses|serve-pages))|browser\/preview(-requests)?)\.ts$/
    ],
    [
      'knows puppeteer',
      /from 'puppeteer|import\('puppeteer/,
      /^src\/node\/print\/(print-(launch|page)|pinned-browser)\.ts$/
    ],
    // Files of a paper, and files that the user names, are read in one module only; the other modules read galley's own
    // files.
    [
      'opens a file',
      /import (?:\* as|\w+,? )[^{}\n]* from 'node:fs(?:\/promises)?'|import\('node:fs|\b(?:readFile|readFileSync|readv?|readv?Sync|open|openSync|openAsBlob|createReadStream|copyFile|copyFileSync|cp|cpSync|readlink|readlinkSync)\b(?=[^']*from 'node:fs(?:\/promises)?')/,
      /^src\/node\/(files\/(read-file|write|build-lock)|cache|program\/(csl-repository|load-program|locales|open-files|package|packed-program|process-name)|print\/browser-fonts)\.ts$/
    ],
    [
      'starts a program',
      /'node:child_process'|'child_process'/,
      /^src\/node\/program\/(child|paper-process)\.ts$/
    ],
    [
      'lists a folder',
      /\b(?:readdir|readdirSync|opendir|opendirSync|glob|globSync)\b(?=[^']*from 'node:fs(?:\/promises)?')/,
      /^src\/node\/(files\/(read-file|write|build-lock)|cache|papers\/named-papers|program\/process-name|print\/browser(?:-folder|-fonts)?)\.ts$/
    ],
    ['knows PDFium', /from '@embedpdf|import\('@embedpdf/, /^src\/node\/pdfium\.ts$/],
    ['knows chokidar', /from 'chokidar'|import\('chokidar'\)/, /^src\/node\/preview\/folder-events\.ts$/],
    [
      'asks clock, chance, process or console',
      /\bnew Date\(|\bDate\.now|\bMath\.random|\bprocess\.|\bconsole\./,
      /^src\/(node|browser)\//
    ],
    // One file per output: pages, the listing of citations, the report. All other files use hast.
    [
      'serializes hast',
      /import (?!type).*core\/serialize\.ts'/,
      /^src\/(outputs\/page\/serialize-page|outputs\/epub\/xhtml|references\/listing|check\/report\/html\/reference-list)\.ts$/
    ],
    [
      'says that a text is serialized',
      /\bas Serialized\b/,
      /^src\/(core\/serialize|outputs\/page\/serialize-page)\.ts$/
    ],
    [
      'has a variable of the module',
      /^(?:export )?(?:let|var) /m,
      /^src\/node\/(program\/wall|print\/print)-thread\.ts$/
    ],
    ['sorts or prints by locale', /localeCompare|toLocale|\bIntl\./, /^$/],
    // About 120,000 arguments overflow the stack; use `addAll`, `largestOf`, `smallestOf`, or a list as content of
    // `element` instead.
    [
      'passes a list of any length as arguments',
      /(?:\.(?:push|unshift|concat|splice)|\bMath\.(?:max|min)|(?<!function )\belement|\.fromC(?:harCode|odePoint))\((?:[^()[\]{}]|\[\w+\]|\{\}|\([^()]*\))*?(?<=[(,]\s*)\.\.\.|\.(?:push|concat|max|min|fromCharCode)\.apply\(/,
      listsAsArguments
    ]
  ])('%s', (_, pattern, allowed) => {
    const found = files.filter(file => pattern.test(code(file)) && !allowed.test(file))
    expect(found).toEqual([])
  })
})

test('no `any` and no suppressed type errors', () => {
  for (const file of files)
    expect(code(file), file).not.toMatch(/\bas any\b|: any\b|<any>|@ts-(ignore|nocheck|expect-error)/)
})

test('only a signal ends the process', () => {
  const ending = files.filter(file => /process\.exit\(/.test(code(file)))
  expect(ending).toEqual(['src/node/program/ending.ts'])
})

test('files are small, or say why not in their first comment', () => {
  const large = files.filter(file => sources.get(file)!.split('\n').length > 400)
  for (const file of large) expect(sources.get(file), file).toMatch(/^\/\*\*?[\s\S]{40,}?\*\//)
})

/** Functions of 80 lines or more, each with the reason why it is not split. New long functions must be split. */
const longFunctions: Readonly<Record<string, string>> = {
  'parse/settings/metadata.ts readMetadata': 'one row a field of the metadata',
  'parse/settings/index.ts readSettings': 'one row a setting',
  'parse/settings/style-look.ts readLook': 'one row a setting of the look',
  'parse/settings/authors.ts readAuthors': 'functions that share the list of affiliations',
  'parse/markdown/collect.ts collect': 'one row a kind of node',
  'parse/values/yaml.ts readYaml': 'counts values and levels over one document',
  'resolve/numbering.ts numberTargets': 'functions that share the counters',
  'core/css.ts scanCss': 'one tokenizer; its place in the sheet is its state',
  'references/import/printed/features.ts rowOf': 'one row a feature of the model',
  'references/biblatex-entry.ts fieldsOf': 'one row a field of BibLaTeX'
}

test('functions have fewer than 80 lines, or say why not', () => {
  const starts =
    /^(\s*)(?:export )?(?:async )?(?:function\*? (\w+)|const (\w+)[^=]*= (?:async )?\(.*=> \{$|(\w+)\(.*\{$)/
  const long = files.flatMap(file => {
    const lines = sources.get(file)!.split('\n')
    return lines.flatMap((line, first) => {
      const [, indent = '', ...names] = starts.exec(line) ?? []
      const name = names.find(name => name !== undefined)
      if (name === undefined || /^(?:if|for|while|switch|return|catch)$/.test(name)) return []
      // Code is formatted: a function ends at the brace in the column where it began.
      const length = lines
        .slice(first)
        .findIndex((other, index) => index > 0 && other.startsWith(`${indent}}`))
      return length + 1 >= 80 ? [`${file.slice('src/'.length)} ${name}`] : []
    })
  })
  expect(long.sort(), 'Split the function, or give a reason in `longFunctions`.').toEqual(
    Object.keys(longFunctions).sort()
  )
})

/** Names that two files define and export, each with the reason. */
const namesOfTwo: Readonly<Record<string, string>> = {
  rehypeCitation: 'the name that users write, of the plugin for any platform and of that for Node'
}

/** Files in folders with a table of handlers; the handlers are named after the kinds of nodes. */
const handlerFolder = /^src\/(?:compose|outputs\/(?:article|docx|jats|markdown))\/[^/]+$/

test('an exported name is defined in one file', () => {
  const definedIn = new Map<string, string[]>()
  for (const file of files)
    for (const name of namesDefinedIn(file))
      if (!(Object.hasOwn(kinds, name) && handlerFolder.test(file)))
        definedIn.set(name, [...(definedIn.get(name) ?? []), file])
  expect(definedIn.size).toBeGreaterThan(3000)
  const ofTwo = [...definedIn].filter(([, files]) => files.length > 1)
  expect(ofTwo.filter(([name]) => !Object.hasOwn(namesOfTwo, name))).toEqual([])
  expect(Object.keys(namesOfTwo)).toEqual(ofTwo.map(([name]) => name))
})

test('an exported function or value is used in another file', () => {
  const texts = [...sources, ...otherSources()]
  const files = new Map<string, Set<string>>()
  for (const [file, text] of texts)
    for (const name of new Set(text.match(/[A-Za-z_$][\w$]*/g)))
      files.set(name, (files.get(name) ?? new Set()).add(file))
  const exported = [...sources].flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:async )?(?:function\*?|const) (\w+)/gm)].map(([, name]) => [file, name!])
  )
  expect(exported.length).toBeGreaterThan(3000)
  expect(exported.filter(([, name]) => files.get(name!)!.size < 2)).toEqual([])
})

test('every rule and every output is a row of its table', () => {
  for (const [table, folder, pattern] of [
    ['src/check/rules/index.ts', 'src/check/rules/', /satisfies Rule/],
    ['src/outputs/index.ts', 'src/outputs/', /: Output = \{/]
  ] as const) {
    const rows = files.filter(file => file.startsWith(folder) && pattern.test(code(file)))
    expect(rows.length).toBeGreaterThan(1)
    for (const file of rows) expect(sources.get(table)).toContain(`'./${file.slice(folder.length)}'`)
  }
})

test('the help of `--to` names every output', () => {
  const {values, says} = sharedOptions.to
  expect(values).toEqual([...allOutputs.map(({name}) => name), 'all'])
  for (const name of values) expect(says.split(/[^a-z]+/)).toContain(name)
})

test('every file is imported, or is an entry point', () => {
  const imported = new Set(
    files.flatMap(file =>
      importsOf(file)
        .filter(name => name.startsWith('.'))
        .map(name => join(dirname(file), name.replace(/\?.*/, '')))
    )
  )
  const compilers = ['compile', 'library'].map(name => readFileSync(join(root, `tools/${name}.mjs`), 'utf8'))
  const isEntry = (file: string): boolean =>
    /\.d\.ts$|^src\/node\/start\//.test(file) || compilers.some(text => text.includes(`'${file}'`))
  // The documentation is read by tests; the other file only adds types to mdast.
  expect(files.filter(file => !imported.has(file) && !isEntry(file))).toEqual([
    'src/core/mdast-math.ts',
    'src/documentation.ts'
  ])
})

test('the names of rules are those of the table, in its order', () => {
  expect(ruleNames).toEqual(rules.map(({name}) => name))
})

test('no step before `check` reads the text of a finding', () => {
  const reading = /(?<!error\.)\bmessage\.(?:startsWith|endsWith|includes|match|replace|split)\(/
  const steps = /^src\/(?:core|parse|load|resolve|check\/(?!report))\//
  expect(files.filter(file => steps.test(file) && reading.test(code(file)))).toEqual([])
})

test('no file is empty', () => {
  const empty = ['src', 'tests', 'tools', 'bench'].flatMap(folder =>
    readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
      .filter(entry => entry.isFile() && /\.m?[jt]s$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .filter(file => statSync(file).size === 0)
  )
  expect(empty).toEqual([])
})

test('property tests take their seed from one place', () => {
  const tests = readdirSync(join(root, 'tests'), {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts') && file !== 'properties.ts')
    .map(file => readFileSync(join(root, 'tests', file), 'utf8'))
  expect(tests.filter(test => /^import (?!type ).*'fast-check'/m.test(test))).toEqual([])
})

test('no test measures time', () => {
  const clocks = /performance\.now|Date\.now|new Date\(\)|hrtime|cpuUsage|resourceUsage|console\.time/
  const tests = readdirSync(join(root, 'tests'), {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts') && file !== 'architecture.test.ts')
    .filter(file => clocks.test(readFileSync(join(root, 'tests', file), 'utf8')))
  // `make bench` measures times; steps are counted in `growth.test.ts`.
  expect(tests).toEqual([])
})

test('the package has every page to which a finding refers', () => {
  const {files: packed} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(packed).toContain('docs/rules')
  for (const name of ruleNames) expect(() => readFileSync(join(root, `docs/rules/${name}.md`))).not.toThrow()
})

test('a style contains no program', () => {
  const names = readdirSync(join(root, 'styles'), {recursive: true, encoding: 'utf8'})
  expect(
    names.filter(name => /\.(m?[jt]s|cjs|html)$/.test(name)).filter(name => !name.endsWith('page.html'))
  ).toEqual([])
  const pages = names
    .filter(name => name.endsWith('page.html'))
    .map(name => readFileSync(join(root, 'styles', name), 'utf8'))
  for (const page of pages) expect(page).not.toMatch(/<script|\son[a-z]+=/i)
})

function roomOf(file: string): string {
  const [, first = ''] = file.split('/')
  return first.replace(/\.ts$/, '')
}

/** The room of a file within another room: its folder, or the file itself if it is a room. */
function innerRoomOf(outer: string, file: string): string {
  const [first = '', ...rest] = file.slice(`src/${outer}/`.length).split('/')
  const name = rest.length > 0 ? first : first.replace(/\.ts$/, '')
  const isRoom = Object.hasOwn(innerRooms[outer] ?? {}, name)
  return isRoom || rest.length > 0 ? name : (outer.split('/').at(-1) ?? outer)
}

/** The texts of tests, tools and benchmarks, by path. */
function otherSources(): readonly (readonly [string, string])[] {
  const inFolders = ['tests', 'tools', 'bench'].flatMap(folder =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
      .filter(file => /\.m?[jt]s$/.test(file))
      .map(file => `${folder}/${file}`)
  )
  return [...inFolders, 'vitest.config.ts'].map(file => [file, readFileSync(join(root, file), 'utf8')])
}

/** The innermost room that contains a folder; only some rooms have rooms within them. */
function innermostRoom(folder: string): string {
  const parts = folder.split('/')
  let room = parts[0]!
  for (const part of parts.slice(1)) {
    if (!Object.hasOwn(innerRooms, room)) break
    room = `${room}/${part}`
  }
  return room
}

function importsOf(file: string): string[] {
  return [...code(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!)
}

/** The names that a file defines and exports; code is formatted, so each `export` begins a line. */
function namesDefinedIn(file: string): ReadonlySet<string> {
  const text = code(file)
  const declared = text.matchAll(
    /^export (?:(?:declare|abstract|async) )*(?:function\*?|class|interface|type|enum|const|let) (\w+)/gm
  )
  const taken = text.matchAll(/^export const [{[]([^=]*)[}\]] =/gm)
  // An `export` list without `from` may contain imported names.
  const listed = text.matchAll(/^export (?:type )?\{([^}]*)\}(?! from)/gm)
  const isImported = (name: string): boolean =>
    new RegExp(`^import [^']*\\b${name}\\b[^']* from`, 'm').test(text)
  return new Set([
    ...Array.from(declared, ([, name = '']) => name),
    ...Array.from(taken, ([, names = '']) => names.match(/\w+/g) ?? []).flat(),
    ...Array.from(listed, ([, names = '']) => names.match(/\w+(?=\s*(?:,|$))/g) ?? [])
      .flat()
      .filter(name => !isImported(name))
  ])
}

/** A file without its comments. */
function code(file: string): string {
  return sources
    .get(file)!
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
}
