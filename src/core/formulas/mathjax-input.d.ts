// The parts of MathJax's TeX parser that galley uses; the rest of MathJax is declared in `mathjax.d.ts`.

declare module '@mathjax/src/mjs/input/tex.js' {
  import type {MmlFactory} from '@mathjax/src/mjs/core/MmlTree/MmlFactory.js'
  import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
  export class TeX {
    constructor(options: Readonly<Record<string, unknown>>)
    setMmlFactory(factory: MmlFactory): void
    compile(math: Readonly<{math: string; display: boolean; inputData: object}>, document: undefined): MmlNode
  }
}

declare module '@mathjax/src/mjs/input/tex/Configuration.js' {
  export const Configuration: Readonly<{
    create(name: string, settings: Readonly<Record<string, unknown>>): void
  }>
}

declare module '@mathjax/src/mjs/input/tex/base/BaseMethods.js' {
  import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'

  const methods: Readonly<{
    Macro: (parser: MathParser, name: string, body: string, count?: number) => void
    UnderOver: (parser: MathParser, name: string, code: string, isStacked: boolean) => void
    Not: (parser: MathParser, name: string) => void
  }>
  export default methods
}

declare module '@mathjax/src/mjs/input/tex/braket/BraketMethods.js' {
  import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'

  const methods: Readonly<{
    Braket: (
      parser: MathParser,
      name: string,
      open: string,
      close: string,
      isStretchy: boolean,
      bars: number
    ) => void
  }>
  export default methods
}

declare module '@mathjax/src/mjs/input/tex/newcommand/NewcommandMethods.js' {
  const methods: Readonly<{NewCommand: unknown}>
  export default methods
}

declare module '@mathjax/src/mjs/input/tex/TokenMap.js' {
  export class CommandMap {
    constructor(name: string, commands: Readonly<Record<string, readonly unknown[]>>)
  }
}

declare module '@mathjax/src/mjs/input/tex/TexParser.js' {
  import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
  /** MathJax's parser, as the functions of commands use it. */
  export class MathParser {
    create(what: 'token', kind: string, attributes: Readonly<Record<string, unknown>>, text: string): MmlNode
    create(what: 'node', kind: string, children: readonly MmlNode[], attributes?: object): MmlNode
    Push(node: MmlNode): void
    ParseArg(name: string): MmlNode
    readonly string: string
    /** The current position in the string. */
    i: number
    GetArgument(name: string, none?: boolean): string
    GetStar(): boolean
    GetBrackets(name: string, otherwise?: string): string
    readonly stack: Readonly<{env: object}>
    readonly configuration: object
  }
  export default class TexParser {
    constructor(tex: string, env: object, configuration: object)
    mml(): MmlNode
  }
}

declare module '@mathjax/src/mjs/input/tex/TexError.js' {
  /** Not a subclass of `Error`: it has an id and a message. */
  export default class TexError {
    constructor(id: string, message: string)
    readonly message: string
  }
}

declare module '@mathjax/src/mjs/input/tex/mhchem/MhchemConfiguration.js' {
  export const MhchemMethods: Readonly<{Machine: unknown}>
}

declare module '@mathjax/src/mjs/input/tex/textmacros/TextParser.js' {
  import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
  export class TextParser {
    readonly stack: Readonly<{env: Record<string, unknown>}>
    saveText(): void
    ParseTextArg(name: string, env: object): MmlNode
    Push(node: MmlNode): void
  }
}

declare module '@mathjax/src/mjs/input/tex/*/*Configuration.js' {}
