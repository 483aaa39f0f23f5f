import type {Command, CommandOption, Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {commands} from './index.ts'

/** The table of shells, each with its script for the table of commands. */
const shells: Readonly<Record<string, () => string>> = {bash, zsh, fish}

/** `galley completion SHELL`: prints a script with which a shell completes commands and options. */
export const runCompletion: Run = async (_, [name = '', ...others]) => {
  const script = Object.hasOwn(shells, name) ? shells[name] : undefined
  if (script === undefined || others.length > 0)
    throw new UsageFault(`name the shell, ${Object.keys(shells).join(', ')}: \`galley completion bash\``)
  process.stdout.write(script())
  return 0
}

/** The subcommands that a command takes, such as `list` of `galley style`. */
function wordsOf({takes = ''}: Command): readonly string[] {
  const words = takes.split(' | ').map(each => each.split(' ')[0] ?? '')
  return words.filter(word => /^[a-z]+$/.test(word))
}

const names = commands.map(({name}) => name)

function bash(): string {
  const choices = (words: readonly string[]): string =>
    `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$word"))`
  const values = commands.flatMap(({name, options}) =>
    options.flatMap(option =>
      option.value === undefined
        ? []
        : [`    '${name} --${option.name}') ${option.values ? choices(option.values) : ':'}; return ;;`]
    )
  )
  const flags = commands.map(
    ({name, options}) => `      ${name}) ${choices([...options.map(each => `--${each.name}`), '--help'])} ;;`
  )
  const words = commands.flatMap(command => {
    const own = wordsOf(command)
    return own.length === 0 ? [] : [`    ${command.name}) ${choices(own)} ;;`]
  })
  return `# Completion of galley in Bash: source <(galley completion bash)
_galley() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} name=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${choices([...names, 'help', '--help', '--version'])}
    return
  fi
  case "$name $before" in
${values.join('\n')}
  esac
  if [[ $word == -* ]]; then
    case $name in
${flags.join('\n')}
    esac
    return
  fi
  case $name in
    help) ${choices(names)} ;;
${words.join('\n')}
  esac
}
complete -o default -F _galley galley
`
}

function zsh(): string {
  const spoken = (text: string): string => text.replaceAll("'", "'\\''").replace(/[[\]:\\]/g, '\\$&')
  const optionWords = ({name, value, values, says, many}: CommandOption): string => {
    const given = value === undefined ? '' : `:${value}:${values ? `(${values.join(' ')})` : '_files'}`
    return `'${many ? '*' : ''}--${name}[${spoken(says)}]${given}'`
  }
  const cases = commands.map(command => {
    const words = wordsOf(command)
    const takes = words.length > 0 ? `1:word:(${words.join(' ')})` : '*:file:_files'
    const options = [...command.options.map(optionWords), "'--help[tells more]'", `'${takes}'`]
    return `    ${command.name})\n      _arguments ${options.join(' \\\n        ')}\n      ;;`
  })
  return `#compdef galley
# Completion of galley in zsh: galley completion zsh > a file _galley in a folder of $fpath
_galley() {
  local -a commands
  commands=(
${commands.map(({name, summary}) => `    '${name}:${spoken(summary)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local name=$words[2]
  words=("\${(@)words[2,-1]}")
  (( CURRENT-- ))
  case $name in
    help) _describe command commands ;;
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _galley ]]; then
  _galley "$@"
else
  compdef _galley galley
fi
`
}

function fish(): string {
  const spoken = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`
  const rows = commands.flatMap(command => {
    const {name, summary, options} = command
    const seen = `complete -c galley -n '__fish_seen_subcommand_from ${name}'`
    const words = wordsOf(command)
    return [
      `complete -c galley -n __fish_use_subcommand -f -a ${name} -d ${spoken(summary)}`,
      ...(words.length > 0 ? [`${seen} -f -a '${words.join(' ')}'`] : []),
      ...options.map(option => {
        const values = option.values ? ` -f -a '${option.values.join(' ')}'` : ''
        const given = option.value === undefined ? '' : ` -r${values}`
        return `${seen} -l ${option.name}${given} -d ${spoken(option.says)}`
      })
    ]
  })
  return `# Completion of galley in fish: galley completion fish > ~/.config/fish/completions/galley.fish\n${rows.join('\n')}\n`
}
