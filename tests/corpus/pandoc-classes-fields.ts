import type {DifferenceClass} from './pandoc-classes.ts'
import {isWrittenAs} from './pandoc-stretches.ts'

const MONTH = /January|February|March|April|May|June|July|August|September|October|November|December/u

/** Classes of differences in values of fields, and in types of entries. */
export const FIELD_CLASSES: readonly DifferenceClass[] = [
  {
    name: 'command without braces',
    right: 'galley',
    holds: d => d.pandoc.includes('\\text')
  },
  {
    name: 'DOI with its address',
    right: 'galley',
    holds: d => d.galley === '' && d.pandoc === 'https://doi.org/' && d.after.startsWith('10.')
  },
  {
    name: '`@conference`',
    right: 'galley',
    holds: d => isWrittenAs(d, /^@conference\b/iu)
  },
  {
    name: 'macros of astronomy’s journals',
    right: 'galley',
    holds: d => d.pandoc === '' && isWrittenAs(d, /journal\s*=\s*\{\\/iu) && /Astro/u.test(d.galley)
  },
  {
    name: '`booktitle` of an article',
    right: 'Pandoc by the letter',
    holds: d => isWrittenAs(d, /^@article\b[\s\S]*\bbooktitle\s*=/iu) && d.galley !== d.pandoc
  },
  {
    name: 'repeated field',
    right: 'galley',
    holds: d => isWrittenAs(d, /\binstitution\s*=[\s\S]*\binstitution\s*=/iu)
  },
  {
    name: 'years of a range',
    right: 'Pandoc by the letter',
    holds: d =>
      isWrittenAs(d, /year\s*=\s*\{\d{4}\s*--?/iu) &&
      /^[-–\s\d.]*(?:\[Online\])?[-–\s\d.]*$/u.test(d.galley + d.pandoc) &&
      !/^\s\d/u.test(d.pandoc)
  },
  {
    name: 'date printed twice',
    right: 'galley',
    holds: d => d.galley === '' && /^[\s,]*(?:forthcoming|\d{4} - \d{4})$/u.test(d.pandoc)
  },
  {
    name: 'zero at the start of a number',
    right: 'galley',
    holds: d =>
      /(?:^|-)0\d+$/u.test(d.galley) && d.galley.replace(/(^|-)0/u, '$1').replace('-', '–') === d.pandoc
  },
  {
    name: 'label of an issue with a hyphen',
    right: 'Pandoc by the letter',
    holds: d => d.galley === 'no' && d.pandoc === 'nos' && /^\. \d+-\d/u.test(d.after)
  },
  {
    name: 'hyphen of an abstract’s number',
    right: 'Pandoc by the letter',
    holds: d => d.galley === '-' && d.pandoc === '–' && /\p{Lu}\d+$/u.test(d.before)
  },
  {
    name: 'pages with an article number, cut',
    right: 'either',
    holds: d => d.pandoc === '' && /^\d+:$/u.test(d.galley) && /\d+:\d+–$/u.test(d.before)
  },
  {
    name: 'pages that run backwards',
    right: 'galley',
    holds: d => /–$/u.test(d.before) && /^\d+$/u.test(d.galley + d.pandoc) && d.galley.endsWith(d.pandoc)
  },
  {
    name: 'edition',
    right: 'galley',
    holds: d =>
      isWrittenAs(d, /edition\s*=\s*\{(?:First|3 edition)/iu) &&
      /^(?:\d|st|rd|edition|ed|First|\.)*$/u.test(d.galley + d.pandoc)
  },
  {
    name: '`issue` of an article',
    right: 'galley',
    holds: d =>
      isWrittenAs(d, /\bissue\s*=/iu) &&
      /^[\s,.():;]*(?:(?:no|ahead|of|print|\d+)[\s,.():]*)*$/u.test(d.galley + d.pandoc)
  },
  {
    name: 'preprint number',
    right: 'galley',
    holds: d =>
      isWrittenAs(d, /\beprint\s*=/iu) &&
      (/arXiv|\d{4}|\[Online\]/u.test(d.galley) || /^[,.]+$/u.test(d.galley + d.pandoc))
  },
  {
    name: 'address in `howpublished`',
    right: 'galley',
    holds: d => isWrittenAs(d, /howpublished\s*=\s*[{"](?:\\url)?\s*\{?https?:/iu) && !MONTH.test(d.galley)
  },
  {
    name: 'month of `@misc`',
    right: 'galley',
    holds: d => MONTH.test(d.galley) && !MONTH.test(d.pandoc) && isWrittenAs(d, /^@misc\b/iu)
  },
  {
    name: 'unknown entry type',
    right: 'either',
    holds: d => isWrittenAs(d, /^@url\b/iu)
  }
]
