import type {License} from './types.ts'

/**
 * Returns the licence for an SPDX identifier, even with spaces instead of hyphens (“CC BY-NC-ND 4.0”), or for a URL.
 * Creative Commons URLs must have the form of the deeds: https, a closing slash, no language.
 */
export function findLicense(name: string): License | undefined {
  const wanted = comparable(name)
  return licenses.find(license =>
    [license.id, license.name, license.url].some(form => comparable(form) === wanted)
  )
}

const creativeCommons = [
  ['BY', 'Attribution'],
  ['BY-SA', 'Attribution-ShareAlike'],
  ['BY-ND', 'Attribution-NoDerivatives'],
  ['BY-NC', 'Attribution-NonCommercial'],
  ['BY-NC-SA', 'Attribution-NonCommercial-ShareAlike'],
  ['BY-NC-ND', 'Attribution-NonCommercial-NoDerivatives']
] as const

/** The licences that articles are published under. */
export const licenses: readonly License[] = [
  ...['4.0', '3.0'].flatMap(version =>
    creativeCommons.map(([code, words]) => ({
      id: `CC-${code}-${version}`,
      name: `CC ${code} ${version}`,
      longName: `Creative Commons ${words} ${version} ${version === '4.0' ? 'International' : 'Unported'} License`,
      url: `https://creativecommons.org/licenses/${code.toLowerCase()}/${version}/`
    }))
  ),
  {
    id: 'CC0-1.0',
    name: 'CC0 1.0',
    longName: 'Creative Commons CC0 1.0 Universal Public Domain Dedication',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/'
  },
  {id: 'MIT', name: 'MIT', longName: 'MIT License', url: 'https://opensource.org/license/mit'},
  {
    id: 'Apache-2.0',
    name: 'Apache 2.0',
    longName: 'Apache License 2.0',
    url: 'https://www.apache.org/licenses/LICENSE-2.0'
  }
]

function comparable(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^http:/, 'https:')
    .replace(/^(creative commons)\b/, 'cc')
    .replace(/\/(deed(\.[a-z_-]+)?|legalcode)?$/, '')
    .replace(/[\s_-]+/g, '-')
    .replace(/^cc-(by(?:-nc)?(?:-sa|-nd)?)$/, 'cc-$1-4.0')
    .replace(/^cc0$/, 'cc0-1.0')
}
