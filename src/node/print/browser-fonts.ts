/**
 * The fonts that a browser has in addition to the fonts of its documents: four families that come with galley and
 * none of the machine's, so that pages look the same everywhere. This uses fontconfig on Linux; macOS has no
 * equivalent (docs/decisions/0021-faces.md).
 */
import {chmodSync, copyFileSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {escapeXmlText} from '../../core/write-xml.ts'
import {packageFolder} from '../program/package.ts'

/** The folder with the fonts for generic families, unpacked by `tools/compile.mjs`. */
export const standInFolder = join(packageFolder, 'dist', 'fonts')

/**
 * Writes a fontconfig configuration into a folder and returns its path. The fonts are copied into that folder, because
 * the browser may run as another user, who may not be able to read galley's folder. `cache` is a folder that the
 * browser can write to.
 */
export function writeFontConfiguration(folder: string, cache: string, faces = standInFolder): string {
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts)
  chmodSync(fonts, 0o755)
  for (const name of readdirSync(faces)) {
    copyFileSync(join(faces, name), join(fonts, name))
    chmodSync(join(fonts, name), 0o644)
  }
  const file = join(folder, 'fonts.conf')
  writeFileSync(file, fontConfiguration(fonts, cache))
  chmodSync(file, 0o644)
  return file
}

function fontConfiguration(fonts: string, cache: string): string {
  const aliases = Object.entries(standIns).flatMap(([face, families]) =>
    families.map(
      family =>
        `<alias binding="same"><family>${family}</family><prefer><family>${face}</family></prefer></alias>`
    )
  )
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    `<dir>${escapeXmlText(fonts)}</dir>`,
    `<cachedir>${escapeXmlText(cache)}</cachedir>`,
    ...aliases,
    '</fontconfig>',
    ''
  ].join('\n')
}

/**
 * The font for each generic family, and for families that style sheets and especially drawings use as if they were
 * installed everywhere. Any other family is replaced by the substitute for `Times New Roman`, the default of browsers.
 */
const standIns: Readonly<Record<string, readonly string[]>> = {
  'Source Serif 4': [
    'serif',
    'Times New Roman',
    'Times',
    'Georgia',
    'Cambria',
    'DejaVu Serif',
    'Liberation Serif'
  ],
  'Source Sans 3': [
    'sans-serif',
    'system-ui',
    'Arial',
    'Helvetica',
    'Helvetica Neue',
    'Verdana',
    'Tahoma',
    'Calibri',
    'Segoe UI',
    'Roboto',
    'DejaVu Sans',
    'Bitstream Vera Sans',
    'Liberation Sans',
    'Open Sans',
    'Noto Sans'
  ],
  // The package's regular font has this name.
  'Source Code Pro ExtraLight': [
    'monospace',
    'Courier New',
    'Courier',
    'Consolas',
    'Menlo',
    'Monaco',
    'DejaVu Sans Mono',
    'Liberation Mono',
    'Source Code Pro'
  ],
  'STIX Two Math': ['math']
}
