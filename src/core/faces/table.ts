import type {FontFacts} from '../types.ts'

type Row = Readonly<{characters: string; names: Readonly<Record<string, string>>}>

const fontsByCharacters: readonly Row[] = [
  {
    characters:
      '20-21 28 a0 600-604 606-6ff 750-77f 890-891 8a0 8ac 8b6-8bd 8d1 8e4-8fe 200c-200e 2010-2011 204f 2e41 fb50-fbc1 fbd3-fd3f fd50-fd8f fd92-fdc7 fdf0-fdfd fe70-fe72 fe74 fe76-fefc 1ee00-1ee03 1ee05-1ee1f 1ee21-1ee22 1ee24 1ee27 1ee29-1ee32 1ee34-1ee37 1ee39 1ee3b 1ee42 1ee47 1ee49 1ee4b 1ee4d-1ee4f 1ee51-1ee52 1ee54 1ee57 1ee59 1ee5b 1ee5d 1ee5f 1ee61-1ee62 1ee64 1ee67-1ee6a 1ee6c-1ee72 1ee74-1ee77 1ee79-1ee7c 1ee7e 1ee80-1ee89 1ee8b-1ee9b 1eea1-1eea3 1eea5-1eea9 1eeab-1eebb 1eef0-1eef1',
    names: {
      'npm:@fontsource/amiri/files/amiri-arabic-400-normal.woff2': 'Amiri-Regular'
    }
  },
  {
    characters:
      '20-21 28 a0 600-604 606-6ff 750-77f 890-891 8a0 8ac 8b6-8bd 8d1 8e4-8fe 200c-200e 2010-2011 204f 2e41 fb50-fbc1 fbd3-fd3f fd50-fd8f fd92-fdc7 fdf0-fdfd fe70-fe72 fe74 fe76-fefc',
    names: {
      'npm:@fontsource/amiri/files/amiri-arabic-700-normal.woff2': 'Amiri-Bold'
    }
  },
  {
    characters:
      '0 d 20 a0 600-604 609-615 61b-61c 61e-65b 65d-673 679-681 683-68f 691 693 696 698-69c 69e 6a0-6a1 6a4 6a6-6a9 6ab 6af-6b1 6b3 6b7 6ba-6be 6c0-6c4 6c6-6c7 6ca 6cc-6d0 6d2-6d5 6dd-6de 6e0-6e1 6e9 6ee-6f9 6ff 750-763 767-77d 8a0-8b4 8b6-8c7 8e3-8ff 200c-200e 2010-2011 fbb2-fbc1 fd3e-fd3f fdf2 fdf4 fdfa-fdfd',
    names: {
      'npm:@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2':
        'NotoNastaliqUrdu-Regular',
      'npm:@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-700-normal.woff2':
        'NotoNastaliqUrdu-Bold'
    }
  },
  {
    characters: '20 41-42 a0 301 400-45f 490-491 4b0-4b1 2116',
    names: {
      'npm:@fontsource/source-code-pro/files/source-code-pro-cyrillic-400-normal.woff2':
        'SourceCodeProExtraLight-Regular'
    }
  },
  {
    characters: '20 41-42 a0 374-375 37a 37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-3d1 3d5 3d7 3d9 3db 3dd 3e1',
    names: {
      'npm:@fontsource/source-code-pro/files/source-code-pro-greek-400-normal.woff2':
        'SourceCodeProExtraLight-Regular'
    }
  },
  {
    characters:
      '20-7e a0-ff 131 152-153 2bb-2bc 2c6 2da 2dc 300-301 303-304 308-309 323 329 2013-2014 2018-201a 201c-201e 2022 2026 2032-2033 2039-203a 2044 20ac 2122 2191 2193 2212 2215 feff',
    names: {
      'npm:@fontsource/source-code-pro/files/source-code-pro-latin-400-italic.woff2':
        'SourceCodeProExtraLight-Italic',
      'npm:@fontsource/source-code-pro/files/source-code-pro-latin-400-normal.woff2':
        'SourceCodeProExtraLight-Regular',
      'npm:@fontsource/source-code-pro/files/source-code-pro-latin-600-italic.woff2':
        'SourceCodeProExtraLight-SemiBoldItalic',
      'npm:@fontsource/source-code-pro/files/source-code-pro-latin-600-normal.woff2':
        'SourceCodeProExtraLight-SemiBold',
      'npm:@fontsource/source-code-pro/files/source-code-pro-latin-700-italic.woff2':
        'SourceCodeProExtraLight-BoldItalic',
      'npm:@fontsource/source-code-pro/files/source-code-pro-latin-700-normal.woff2':
        'SourceCodeProExtraLight-Bold'
    }
  },
  {
    characters:
      '20 41-42 a0 100-130 132-151 154-180 18a 18f 192-193 1a0-1a1 1af-1b0 1c2 1cd-1dc 1e2-1e3 1e6-1e7 1ea-1eb 1f4-1f5 1f8-1ff 218-21b 237 243 250-25c 25e-268 26a-276 278-27b 27d-27e 280-284 287-292 294-295 298-299 29c-29f 2a1-2a2 2a4 2a6-2a7 2b0 2b2-2b3 2b7-2b9 2bc 2be-2bf 2c1 2c7-2cc 2d0-2d1 2dd-2de 2e0-2e4 300-301 303-304 308-309 323 329 1d43 1d47-1d49 1d4d 1d4f-1d50 1d52 1d56-1d58 1d5b 1d9c 1da0 1dbb 1e06-1e07 1e0c-1e11 1e16-1e17 1e20-1e21 1e24-1e2b 1e32-1e3b 1e3e-1e49 1e52-1e53 1e58-1e63 1e66-1e67 1e6c-1e6f 1e7e-1e85 1e8e-1e97 1e9e 1ef2-1ef9 2020 20a1 20a3-20a4 20a6-20a7 20a9 20ab 20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bd 2113',
    names: {
      'npm:@fontsource/source-code-pro/files/source-code-pro-latin-ext-400-normal.woff2':
        'SourceCodeProExtraLight-Regular'
    }
  },
  {
    characters:
      '20-7e a0-180 188 190 192 195 199-19b 19e 1a0-1a1 1a5 1aa-1ab 1ad 1af-1b0 1b5 1ba-1bb 1be 1c0-1c3 1de-1df 1f0 1fa-1ff 218-21b 221 228-229 234-237 250-2e9 2ec-2ed 2f7 300-33f 346-347 34c-34d 359 35c 360-362 37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-3d2 3d5-3d6 3d8-3e1 3f0-3f1 3f4-3f6 400-45f 462-463 46a-46b 472-475 490-491 1d00 1d07 1d1c 1d81 1d84-1d85 1d8a 1d8d-1d8e 1d98 1d9b 1da3 1e00-1ef9 2000-200d 2010-2022 2025-2026 202f-203c 203e 2040 2043-2044 2047 204b-2052 2057 205f 2061-2064 2070-2071 2074-208e 20a3-20a4 20a7 20ab-20ac 20b9-20ba 20bd 20d0-20df 20e1 20e4-20f0 2100-214f 2153-215e 2190-21ea 21f4-23ff 2422-2423 2460-2500 2502 2506 2508 250a 250c 2510 2514 2518 251c 2524 252c 2534 253c 2550-256c 2571-2572 2580 2584 2588 258c 2590-2593 25a0-26ff 2702 2709 2713 2720 272a 2736 273d 2772-2773 2776-2793 279b 27c0-27c9 27cb-27cd 27d0-27ff 2900-2aff 2b12-2b4c 2b50-2b54 3012 3030 306e a727 a792 e000-e005 e00a-e00b e00e-e011 e016 e018 e01e e023 e025-e02b e02f e035 e037-e03d e040-e046 e04b-e057 e059-e05e e060-e068 e06b-e070 e075-e077 e07c-e089 e092-e09b e09f-e0a2 e0a4-e0b9 e0bb-e0ef e0f1-e10a e10c-e10d e110-e133 e13a e13f e14c-e1bb e1be-e1f6 e28c-e293 e2fc e2fe e300 e302 e304 e306 e308 e30a e30c e30e e310 e312 e314 e316 e318 e31a e31c e31e e320 e322 e324 e326 e328 e32a e364 e368 e36c e370 e3c2-e3c4 e3c7-e3c8 fb00-fb04 fffd 1d400-1d454 1d456-1d49c 1d49e-1d49f 1d4a2 1d4a5-1d4a6 1d4a9-1d4ac 1d4ae-1d4b9 1d4bb 1d4bd-1d4c3 1d4c5-1d505 1d507-1d50a 1d50d-1d514 1d516-1d51c 1d51e-1d539 1d53b-1d53e 1d540-1d544 1d546 1d54a-1d550 1d552-1d6a5 1d6a8-1d7cb 1d7ce-1d7ff 1eef0-1eef1',
    names: {
      'npm:@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2': 'STIXTwoMath-Regular'
    }
  },
  {
    characters:
      '0 d 20 41 a0 60c-60d 610-612 615 61b 61f 621-63a 63d 640-658 65a-65b 660-671 674 679 67c 67e 681 685-686 688-689 691 693 695-696 698 69a 6a0-6a1 6a4 6a9-6ad 6af 6b5 6ba 6bc-6be 6c0-6c3 6c6-6d0 6d2-6d5 6dc-6de 6e9 6f0-6f9 762-763 200c-200e 2010-2011 fb50-fb51 fb56-fb59 fb66-fb6d fb7a-fb7d fb88-fb95 fb9e-fb9f fba5 fba7-fbb1 fbbf-fbc0 fbd3-fbdc fbde-fbdf fbe2-fbe3 fbe8-fbe9 fbfc-fbff fd3e-fd3f fdf2 fdfc fe70-fe74 fe76-fefc',
    names: {
      'npm:@fontsource/vazirmatn/files/vazirmatn-arabic-400-normal.woff2': 'Vazirmatn-Regular',
      'npm:@fontsource/vazirmatn/files/vazirmatn-arabic-700-normal.woff2': 'Vazirmatn-Bold'
    }
  },
  {
    characters:
      '20-7e a0-181 186 18a 18d-190 192-194 196-197 19a-19b 19e 1a0-1a1 1af-1b1 1b7 1bf-1c3 1cd-1dd 1e2-1e7 1ea-1eb 1ee-1f0 1f4-1f5 1f7-201 204-205 208-209 20c-20d 218-220 222-223 226-227 237 23a-23e 241-245 248-249 250-27b 27d-285 287-292 294-295 298-299 29b-29f 2a1-2a8 2b0-2b4 2b7-2b9 2bb-2c1 2c6-2cc 2d0-2de 2e0-2e4 2ed 300-30d 30f-313 315 318-320 323-32a 32c 32e-332 334 337-33d 342-345 34f 357-358 35c 35e-35f 361 374-375 37a 37e 384-38a 38c 38e-3a1 3a3-3d1 3d5 3d7 3d9 3db 3dd 3e1 3f4 3f7-3f8 400-45f 462-463 472-475 490-493 496-49b 4a0-4a3 4aa-4ab 4ae-4b3 4b6-4b7 4ba-4bb 4c0-4c4 4c7-4c8 4cf-4d1 4d4-4d9 4e2-4e3 4e6-4e9 4ee-4ef 4f2-4f3 4f6-4f7 1d25 1d2c 1d2e 1d30-1d31 1d33-1d3a 1d3c 1d3e-1d43 1d47-1d4b 1d4d 1d4f-1d52 1d56-1d58 1d5b 1d6f-1d70 1d79 1d7b 1d7f 1d9c 1da0 1dac 1dae 1db0 1dbb 1dbf 1dcd 1e02-1e03 1e06-1e07 1e0a-1e11 1e16-1e17 1e1e-1e2b 1e32-1e3b 1e3e-1e49 1e52-1e53 1e56-1e63 1e66-1e67 1e6a-1e6f 1e72-1e73 1e7e-1e85 1e8e-1e97 1e9e-1ef9 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2007 2009-200b 2010-201e 2020-2023 2026 202f-2033 2035 2039-203a 203c-203f 2044 2047-204a 2070-2071 2074-208e 20a1 20a3-20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bd 2105 2113 2116-2117 211e 2120 2122 2126 212e 2150-215e 2189 2190-2199 21a8 21d0-21d3 21e7 2200 2202-2203 2206 220f 2211-2212 2215 2219-221a 221e-221f 2229 222b 2236-2237 2248 2260-2261 2264-2265 2302-2303 2310 2318 231c-2321 2325-2326 232b 25a0-25a1 25aa-25ac 25b2-25ba 25bc-25c4 25c6 25c9-25cc 25cf 25d8-25d9 25e6 2610-2611 2615 263a-263c 263f-2642 2660 2663 2665-2666 266a-266b 2713-2714 2717-2718 2752 275b-2760 2764 27e6-27e9 2c60-2c62 2c65-2c66 2c71 2c7d 2e18 2e22-2e25 2e3a-2e3b 2e52 a71c a722-a725 a74e-a74f a75a-a75b a764-a765 a779-a787 a789 a7ad-a7ae a7b3 a7b5 a7f2-a7f4 ab53 ab66-ab67 fb00-fb04 feff 1f10d-1f10f 1f12f 1f16a-1f16f 1f4a9 1f512 1f748 1f916',
    names: {
      'npm:source-sans/WOFF2/TTF/SourceSans3-Bold.ttf.woff2': 'SourceSans3-Bold',
      'npm:source-sans/WOFF2/TTF/SourceSans3-BoldIt.ttf.woff2': 'SourceSans3-BoldIt',
      'npm:source-sans/WOFF2/TTF/SourceSans3-It.ttf.woff2': 'SourceSans3-It',
      'npm:source-sans/WOFF2/TTF/SourceSans3-Regular.ttf.woff2': 'SourceSans3-Regular',
      'npm:source-sans/WOFF2/TTF/SourceSans3-Semibold.ttf.woff2': 'SourceSans3-Semibold',
      'npm:source-sans/WOFF2/TTF/SourceSans3-SemiboldIt.ttf.woff2': 'SourceSans3-SemiboldIt'
    }
  },
  {
    characters:
      '20-7e a0-12b 12e-131 134-165 168-17f 18f 192 1a0-1a1 1af-1b0 1cd-1dc 1e6-1e7 1f8-1f9 218-21b 237 251 259 261 2b0 2b2-2b3 2b7-2b8 2bb-2bc 2be-2bf 2c6-2cc 2d8-2dd 2e1-2e3 300-304 306-30c 31b 323-324 326-329 32e 331 374-375 37e 384-38a 38c 38e-3a1 3a3-3ce 3d7 3d9 3db 3dd 3e1 400-45f 462-463 472-475 490-493 496-49b 4a0-4a3 4aa-4ab 4ae-4b3 4b6-4b7 4ba-4bb 4c0-4c2 4cf-4d1 4d4-4d9 4e2-4e3 4e6-4e9 4ee-4ef 4f2-4f3 1d43 1d47-1d49 1d4d 1d4f-1d50 1d52 1d56-1d58 1d5b 1d9c 1da0 1dbb 1e0c-1e0f 1e20-1e21 1e24-1e25 1e2a-1e2b 1e36-1e3b 1e3e-1e3f 1e42-1e49 1e5a-1e63 1e6c-1e6f 1e80-1e85 1e8e-1e8f 1e92-1e93 1e97 1e9e 1ea0-1ef9 2002-2007 2009-200b 2010-2015 2018-201a 201c-201e 2020-2022 2025-2026 202f-2030 2032-2033 2039-203a 203c 2044 2047-2049 2070-2071 2074-2079 207d-2089 208d-208e 20a1 20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bd 20bf 2113 2116-2117 2120 2122 2126 212e 2153-2154 215b-215e 2190-2193 2196-2199 2202 2206 220f 2211-2212 2215 2219-221a 221e 222b 2248 2260 2264-2265 25a0 25b2-25b3 25b6-25b7 25bc-25bd 25c0-25c1 25c6 25c9-25ca 2610-2611 266a 2713 2752 2e3a-2e3b fb00-fb04 1f12f 1f16a-1f16c',
    names: {
      'npm:source-serif/WOFF2/TTF/SourceSerif4-Bold.ttf.woff2': 'SourceSerif4-Bold',
      'npm:source-serif/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2': 'SourceSerif4-Regular',
      'npm:source-serif/WOFF2/TTF/SourceSerif4-Semibold.ttf.woff2': 'SourceSerif4-Semibold',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Caption-Regular.ttf.woff2': 'SourceSerif4Caption-Regular',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Caption-Semibold.ttf.woff2': 'SourceSerif4Caption-Semibold',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Display-Regular.ttf.woff2': 'SourceSerif4Display-Regular',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Display-Semibold.ttf.woff2': 'SourceSerif4Display-Semibold'
    }
  },
  {
    characters:
      '20-7e a0-12b 12e-131 134-165 168-17f 18f 192 1a0-1a1 1af-1b0 1cd-1dc 1e6-1e7 1f8-1f9 218-21b 237 251 259 261 2b0 2b2-2b3 2b7-2b8 2bb-2bc 2be-2bf 2c6-2cc 2d8-2dd 2e1-2e3 300-304 306-30c 31b 323-324 326-329 32e 331 374-375 37e 384-38a 38c 38e-3a1 3a3-3ce 3d7 3d9 3db 3dd 3e1 400-45f 462-463 472-475 490-493 496-49b 4a0-4a3 4aa-4ab 4ae-4b3 4b6-4b7 4ba-4bb 4c0-4c2 4cf-4d1 4d4-4d9 4e2-4e3 4e6-4e9 4ee-4ef 4f2-4f3 1d43 1d47-1d49 1d4d 1d4f-1d50 1d52 1d56-1d58 1d5b 1d9c 1da0 1dbb 1e0c-1e0f 1e20-1e21 1e24-1e25 1e2a-1e2b 1e36-1e3b 1e3e-1e3f 1e42-1e49 1e5a-1e63 1e6c-1e6f 1e80-1e85 1e8e-1e8f 1e92-1e93 1e97 1e9e 1ea0-1ef9 2002-2007 2009-200b 2010-2015 2018-201a 201c-201e 2020-2022 2025-2026 202f-2030 2032-2033 2039-203a 203c 2044 2047-2049 2070-2071 2074-2079 207d-2089 208d-208e 20a1 20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bd 20bf 2113 2116-2117 2120 2122 2126 212e 2153-2154 215b-215e 2190-2193 2196-2199 2202 2206 220f 2211-2212 2215 2219-221a 221e 222b 2248 2260 2264-2265 25a0 25b2-25b3 25b6-25b7 25bc-25bd 25c0-25c1 25c6 25c9-25ca 2610-2611 266a 2713 2752 2e3a-2e3b fb00-fb04 1f12f 1f16a-1f16b',
    names: {
      'npm:source-serif/WOFF2/TTF/SourceSerif4-BoldIt.ttf.woff2': 'SourceSerif4-BoldIt',
      'npm:source-serif/WOFF2/TTF/SourceSerif4-It.ttf.woff2': 'SourceSerif4-It',
      'npm:source-serif/WOFF2/TTF/SourceSerif4-SemiboldIt.ttf.woff2': 'SourceSerif4-SemiboldIt',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Caption-It.ttf.woff2': 'SourceSerif4Caption-It',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Caption-SemiboldIt.ttf.woff2': 'SourceSerif4Caption-SemiboldIt',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Display-It.ttf.woff2': 'SourceSerif4Display-It',
      'npm:source-serif/WOFF2/TTF/SourceSerif4Display-SemiboldIt.ttf.woff2': 'SourceSerif4Display-SemiboldIt'
    }
  }
]

/**
 * The names and the characters of the fonts of the built-in styles, and of the substitutes for the machine's fonts, by
 * file. Written by `tools/face-table.mjs`.
 */
export const builtInFacts: ReadonlyMap<string, FontFacts> = new Map(
  fontsByCharacters.flatMap(({characters, names}) =>
    Object.entries(names).map(([file, name]) => [file, {name, characters}] as const)
  )
)
