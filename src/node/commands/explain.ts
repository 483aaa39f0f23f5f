import type {Example, Rule} from '../../check/rules/index.ts'
import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {ruleNamed} from './only.ts'

/** `galley explain`: prints the requirement of a rule and its reason, with the examples of its page. */
export const runExplain: Run = async (_, paths) => {
  const [word, ...others] = paths
  if (word === undefined || others.length > 0)
    throw new UsageFault('name one rule after `explain`, such as G101; `galley rules` lists them')
  process.stdout.write(explanation(ruleNamed(word)))
  return 0
}

function explanation({code, name, severity, protects, summary, why, examples}: Rule): string {
  const head = [
    `${code} ${name} (${severity}${protects ? ', which no paper can weaken' : ''})`,
    '',
    ...wrapped(summary),
    ...wrapped(why)
  ]
  return `${[...head, ...examples.flatMap(exampleLines)].join('\n')}\n`
}

function exampleLines({name, today, retractions, files, expect, fixed = {}}: Example): readonly string[] {
  const texts = textLines({...(retractions && {'the notices': retractions}), ...files}, '')
  const repaired = textLines(fixed, ' after `galley check --fix`')
  const says = expect.length === 0 ? ['  no finding'] : expect.map(line => `  ${line}`)
  return ['', `${name}${today === undefined ? '' : `, on ${today}`}:`, '', ...texts, '', ...says, ...repaired]
}

function textLines(texts: Readonly<Record<string, string>>, when: string): readonly string[] {
  return Object.entries(texts).flatMap(([path, text]) => [
    `  ${path}${when}`,
    ...text.split('\n').map(line => `  | ${line}`.trimEnd())
  ])
}

const widest = 80

/** Wraps sentences to the width of a terminal. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < widest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
