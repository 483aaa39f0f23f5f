import {readFileSync} from 'node:fs'

/**
 * An esbuild plugin for micromark: characters that cannot begin a construct are consumed together, rather than one by
 * one. micromark's tokenizer calls functions for each character of a paragraph in five passes (lines, table heads,
 * content, text of the content, text), which is the most expensive part of parsing Markdown in a short run. The results
 * stay the same (`tests/parse/markdown-runs.test.ts`).
 */
export const markdownRuns = {
  name: 'markdown-runs',
  setup(bundler) {
    for (const [file, changes] of Object.entries(files)) {
      const filter = new RegExp(`[\\\\/]${file.replaceAll('/', '[\\\\/]').replaceAll('.', '\\.')}$`)
      bundler.onLoad({filter}, ({path}) => ({contents: changed(path, changes), loader: 'js'}))
    }
  }
}

/**
 * Changes the text of a file of the package; throws if another version of the package has other code, which must then
 * be reviewed.
 */
function changed(path, changes) {
  return changes.reduce(
    (text, [before, after]) => {
      if (text.split(before).length !== 2) throw new Error(`${path} does not have once: ${before}`)
      return text.replace(before, () => after)
    },
    readFileSync(path, 'utf8')
  )
}

/** Consumes the rest of a chunk, which has no line endings, or the characters before the next match of `stop`. */
const consumeRun = `function consumeRun(stop) {
    if (point._bufferIndex < 0) return;
    const chunk = chunks[point._index];
    let end = chunk.length;
    if (stop) {
      stop.lastIndex = point._bufferIndex;
      if (stop.test(chunk)) end = stop.lastIndex - 1;
    }
    const length = end - point._bufferIndex;
    if (length === 0) return;
    point.column += length;
    point.offset += length;
    context.previous = chunk.charCodeAt(end - 1);
    point._bufferIndex = end === chunk.length ? -1 : end;
    if (end === chunk.length) point._index++;
  }
  `

/** A pattern for the characters that can begin a construct, from the table of constructs. */
const stopFor = `
const stops = new WeakMap();
function stopFor(constructs) {
  let stop = stops.get(constructs);
  if (stop === undefined) {
    const codes = Object.keys(constructs).map(Number).filter(code => code >= 0);
    stop = new RegExp(\`[\${codes.map(code => '\\\\u' + code.toString(16).padStart(4, '0')).join('')}]\`, 'g');
    stops.set(constructs, stop);
  }
  return stop;
}
`

/**
 * The head of a table is only parsed if the next line can be its delimiter row; otherwise, every line of text would be
 * parsed as cells that are then discarded.
 */
const headProbe = `function tokenizeProbe(effects, ok, nok) {
    return head;
    function head(code) {
      if (code === null) return nok(code);
      effects.consume(code);
      if (markdownLineEnding(code)) {
        self.interrupt = true;
        return atNextLine;
      }
      effects.consumeRun();
      return head;
    }
    function atNextLine(code) {
      self.interrupt = false;
      return beforeDelimiter(code);
    }
    function beforeDelimiter(code) {
      if (markdownSpace(code)) {
        effects.consume(code);
        return beforeDelimiter;
      }
      return code === 45 || code === 58 || code === 124 ? ok(code) : nok(code);
    }
  }
  `

const files = {
  'micromark/lib/create-tokenizer.js': [
    ['    consume,\n    enter,', '    consume,\n    consumeRun,\n    enter,'],
    ["/** @type {Effects['enter']} */", `${consumeRun}/** @type {Effects['enter']} */`]
  ],
  'micromark/lib/initialize/document.js': [
    [
      '    effects.consume(code);\n    return flowContinue;',
      '    effects.consume(code);\n    effects.consumeRun();\n    return flowContinue;'
    ]
  ],
  'micromark/lib/initialize/content.js': [
    [
      '    effects.consume(code);\n    return data;',
      '    effects.consume(code);\n    effects.consumeRun();\n    return data;'
    ]
  ],
  'micromark/lib/initialize/text.js': [
    ["/**\n * @param {'string' | 'text'} field", `${stopFor}/**\n * @param {'string' | 'text'} field`],
    [
      '    const constructs = this.parser.constructs[field];',
      '    const constructs = this.parser.constructs[field];\n    const stop = stopFor(constructs);'
    ],
    [
      '      effects.enter("data");\n      effects.consume(code);',
      '      effects.enter("data");\n      effects.consume(code);\n      effects.consumeRun(stop);'
    ],
    [
      '      // Data.\n      effects.consume(code);',
      '      // Data.\n      effects.consume(code);\n      effects.consumeRun(stop);'
    ]
  ],
  'micromark-core-commonmark/lib/content.js': [
    [
      '    effects.consume(code);\n    return chunkInside;',
      '    effects.consume(code);\n    effects.consumeRun();\n    return chunkInside;'
    ]
  ],
  'micromark-extension-gfm-table/lib/syntax.js': [
    [
      '    return next(code);\n',
      '    if (next === headRowBefore) return effects.check({tokenize: tokenizeProbe, partial: true}, next, nok)(code);\n    return next(code);\n'
    ],
    ['/**\n   * Before table head row.\n', `${headProbe}/**\n   * Before table head row.\n`]
  ]
}
