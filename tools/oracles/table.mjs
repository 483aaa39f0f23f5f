// The programs that check galley's outputs. `make oracles` installs them, tests find them here, and docs/judges.md
// describes them. For a row without a version, that of the system's package is used.

/** @type {readonly import('./find.d.mts').Oracle[]} */
export const oracles = [
  {
    name: 'java',
    groups: ['pdf', 'pages', 'journals'],
    commands: [],
    from: 'system',
    package: 'default-jre-headless',
    brew: 'openjdk',
    ask: ['java', '-version'],
    says: /version "((?:1[7-9]|[2-9]\d)[^"]*)"/,
    judges: 'nothing; it runs veraPDF, EPUBCheck, Saxon and the Nu checker'
  },
  {
    name: 'javac',
    groups: ['pdf', 'pages', 'journals'],
    commands: [],
    from: 'system',
    package: 'default-jdk-headless',
    brew: 'openjdk',
    ask: ['javac', '-version'],
    says: /^javac ((?:1[7-9]|[2-9]\d)\S*)/m,
    installs: ['verapdf', 'epubcheck', 'schematron'],
    judges: 'nothing; it compiles the programs of veraPDF, EPUBCheck and Saxon'
  },
  {
    name: 'maven',
    groups: ['pdf', 'pages', 'journals'],
    commands: [],
    from: 'system',
    package: 'maven',
    brew: 'maven',
    ask: ['mvn', '--version'],
    says: /Apache Maven ([\d.]+)/,
    installs: ['verapdf', 'epubcheck', 'schematron'],
    judges: 'nothing; it installs veraPDF, EPUBCheck and Saxon'
  },
  {
    name: 'pip',
    groups: ['citations'],
    commands: [],
    from: 'system',
    package: 'python3-pip',
    brew: 'python3',
    ask: ['python3', '-m', 'pip', '--version'],
    says: /^pip (\S+)/,
    installs: ['pandoc', 'typst'],
    judges: 'nothing; it installs Pandoc and Typst'
  },
  {
    name: 'poppler',
    groups: ['pdf'],
    commands: ['pdfinfo', 'pdftotext', 'pdffonts', 'pdftoppm'],
    from: 'system',
    package: 'poppler-utils',
    brew: 'poppler',
    ask: ['pdfinfo', '-v'],
    says: /pdfinfo version (\S+)/,
    judges: 'fonts, pages, words and structure of a PDF'
  },
  {
    name: 'qpdf',
    groups: ['pdf'],
    commands: ['qpdf'],
    from: 'system',
    package: 'qpdf',
    brew: 'qpdf',
    ask: ['qpdf', '--version'],
    says: /qpdf version (\S+)/,
    judges: 'syntax and streams of a PDF'
  },
  {
    name: 'mupdf',
    groups: ['pdf'],
    commands: ['mutool'],
    from: 'system',
    package: 'mupdf-tools',
    brew: 'mupdf-tools',
    ask: ['mutool', '-v'],
    says: /mutool version (\S+)/,
    judges: 'the words of a PDF, by a second reader'
  },
  {
    name: 'ghostscript',
    groups: ['editors'],
    commands: ['gs'],
    from: 'system',
    package: 'ghostscript',
    brew: 'ghostscript',
    ask: ['gs', '--version'],
    says: /^(\d[\d.]*)/,
    judges: 'marks in a PDF that Ghostscript has rewritten; installs fonts'
  },
  {
    name: 'pymupdf',
    groups: ['editors'],
    commands: [],
    from: 'system',
    package: 'python3-fitz',
    brew: 'pymupdf',
    ask: [
      'python3',
      '-c',
      // In Debian 12, the Python binding of MuPDF loses the types of its objects after some marks.
      'try:\n import pymupdf as m\nexcept ImportError:\n import fitz as m\np = m.open().new_page()\n' +
        'for _ in range(3):\n p.add_caret_annot(m.Point(9, 9)).update()\n' +
        ' p.add_strikeout_annot([m.Rect(1, 1, 9, 9).quad]).update()\nprint("PyMuPDF", m.VersionBind)'
    ],
    says: /^PyMuPDF (\S+)/m,
    judges: 'marks that PyMuPDF puts on a PDF, and marks in a PDF that it has rewritten'
  },
  {
    name: 'exiftool',
    groups: ['pdf'],
    commands: ['exiftool'],
    from: 'system',
    package: 'libimage-exiftool-perl',
    brew: 'exiftool',
    ask: ['exiftool', '-ver'],
    says: /^(\S+)/,
    judges: 'XMP of a PDF, the licence in it'
  },
  {
    name: 'verapdf',
    groups: ['pdf'],
    commands: ['verapdf'],
    from: 'Maven Central',
    package: 'org.verapdf:validation-model',
    version: '1.30.2',
    judges: 'every claim to PDF/A and PDF/UA'
  },
  {
    name: 'epubcheck',
    groups: ['pages'],
    commands: ['epubcheck'],
    from: 'Maven Central',
    package: 'org.w3c:epubcheck',
    version: '5.3.0',
    judges: 'EPUB, by the checker of the W3C'
  },
  {
    name: 'schematron',
    groups: ['journals'],
    commands: ['schematron'],
    from: 'Maven Central',
    package: 'net.sf.saxon:Saxon-HE',
    version: '11.4',
    judges: 'JATS, by the rules of JATS4R'
  },
  {
    name: 'xmllint',
    groups: ['pages'],
    commands: ['xmllint'],
    from: 'system',
    package: 'libxml2-utils',
    brew: 'libxml2',
    ask: ['xmllint', '--version'],
    says: /libxml version (\S+)/,
    judges: 'XML of reports, JATS by its DTD'
  },
  {
    name: 'vnu',
    groups: ['pages'],
    commands: ['vnu'],
    from: 'npm',
    package: 'vnu-jar',
    judges: 'HTML, by the Nu checker'
  },
  {
    name: 'html-validate',
    groups: ['pages'],
    commands: [],
    from: 'npm',
    package: 'html-validate',
    judges: 'HTML, by a second checker'
  },
  {
    name: 'axe',
    groups: ['pages'],
    commands: [],
    from: 'npm',
    package: 'axe-core',
    judges: 'accessibility of pages'
  },
  {
    name: 'pandoc',
    groups: ['citations'],
    commands: ['pandoc'],
    from: 'PyPI',
    package: 'pypandoc_binary==1.17',
    version: '3.9',
    ask: ['pandoc', '--version'],
    says: /^pandoc(?:\.exe)? (\S+)/,
    judges: 'citations, reference lists, BibTeX'
  },
  {
    name: 'typst',
    groups: ['citations'],
    commands: ['typst'],
    from: 'PyPI',
    package: 'typst==0.15.2',
    version: '0.15.2',
    ask: ['typst', '--version'],
    says: /^typst (\S+)/,
    judges: 'BibTeX, by a second reader; also compared with galley in `bench/`'
  },
  {
    name: 'datacite',
    groups: ['archives'],
    commands: ['datacite'],
    from: 'PyPI',
    package: 'datacite==1.4.1',
    needsOthers: true,
    version: '1.4.1',
    ask: ['datacite', '--version'],
    says: /^datacite (\S+)/,
    judges: 'the record for DataCite, by its JSON schema'
  },
  {
    name: 'snakemake',
    groups: ['archives'],
    commands: ['snakemake'],
    from: 'PyPI',
    package: 'snakemake==9.27.1 snakemake-executor-plugin-cluster-generic==1.0.9',
    needsOthers: true,
    version: '9.27.1',
    ask: ['snakemake', '--version'],
    says: /^(\d\S*)/,
    judges: 'the Snakefile of an issue, by running it'
  },
  {
    name: 'libreoffice',
    groups: ['libreoffice'],
    commands: ['soffice'],
    from: 'system',
    // LibreOffice without windows (`nogui`) crashes at comments, and without Math it drops formulas.
    package: 'libreoffice-writer libreoffice-math python3-uno',
    brew: 'libreoffice',
    ask: ['soffice', '--version'],
    says: /LibreOffice (\S+)/,
    judges: 'Word files; installs a font'
  },
  {
    name: 'python-docx',
    groups: ['editors'],
    commands: [],
    from: 'system',
    package: 'python3-docx',
    brew: 'python-docx',
    ask: ['python3', '-c', 'import docx\nprint("python-docx", getattr(docx, "__version__", "?"))'],
    says: /^python-docx (\S+)/m,
    judges: 'Word files that python-docx has saved again'
  },
  {
    name: 'latexdiff',
    groups: ['editors'],
    commands: ['latexdiff'],
    from: 'system',
    package: 'latexdiff',
    brew: 'latexdiff',
    ask: ['latexdiff', '--version'],
    says: /LATEXDIFF (\S+)/i,
    judges: 'differences between two versions'
  },
  {
    name: 'lualatex',
    groups: ['lualatex'],
    commands: ['lualatex'],
    from: 'system',
    package: 'texlive-luatex texlive-latex-recommended',
    brew: '--cask basictex',
    ask: ['lualatex', '--version'],
    says: /Version (\S+)/,
    judges: 'the boxes of formulas; installs fonts'
  },
  {
    name: 'firefox',
    groups: ['firefox'],
    commands: ['firefox-esr'],
    from: 'system',
    package: 'firefox-esr',
    brew: '--cask firefox@esr',
    ask: ['firefox-esr', '--version'],
    says: /Mozilla Firefox (\S+)/,
    judges: 'pages and their scripts, in a second browser'
  },
  {
    name: 'neovim',
    groups: ['neovim'],
    commands: ['nvim'],
    from: 'system',
    package: 'neovim',
    brew: 'neovim',
    ask: ['nvim', '--version'],
    says: /^NVIM v(\S+)/m,
    judges: 'findings in an editor'
  },
  {
    name: 'vscode',
    groups: ['vscode'],
    commands: ['code-server'],
    from: 'npm, packages of its own',
    package: 'code-server',
    version: '4.100.3',
    judges: 'the extension, in the workbench of VS Code 1.100'
  },
  {
    name: 'ripgrep',
    groups: ['vscode'],
    commands: ['rg'],
    from: 'system',
    package: 'ripgrep',
    brew: 'ripgrep',
    ask: ['rg', '--version'],
    says: /^ripgrep (\S+)/m,
    judges: 'nothing; VS Code searches files with it'
  },
  {
    name: 'zsh',
    groups: ['shells'],
    commands: ['zsh'],
    from: 'system',
    package: 'zsh',
    brew: 'zsh',
    ask: ['zsh', '--version'],
    says: /^zsh (\S+)/,
    judges: 'completion of commands'
  },
  {
    name: 'fish',
    groups: ['shells'],
    commands: ['fish'],
    from: 'system',
    package: 'fish',
    brew: 'fish',
    ask: ['fish', '--version'],
    says: /version (\S+)/,
    judges: 'completion of commands'
  }
]

/**
 * The groups that `make oracles` installs and CI needs. Programs of other groups run only in `make long`: they are
 * large and slow, and LibreOffice and TeX install fonts, which a page may use.
 */
export const defaultGroups = ['pdf', 'pages', 'citations']
