// What can go wrong on the command line itself, in both languages: wrong input (exit code 2) and
// failures (exit code 1). Refusals of operations have their texts in src/operations/refusals.ts.
import type { Text } from './language.ts';

/** Wrong input, by its code. */
export const INPUT_TEXTS = {
  command_is_missing: {
    zh: '请指明命令，可用：{known}',
    en: 'a command is missing; there are: {known}',
  },
  command_is_unknown: {
    zh: '没有命令 {name}，可能是：{known}',
    en: 'there is no command {name}; you may mean: {known}',
  },
  option_is_unknown: {
    zh: '没有选项 {name}，可能是：{known}',
    en: 'there is no option {name}; you may mean: {known}',
  },
  option_is_missing: { zh: '缺少选项 {flags}', en: 'the option {flags} is missing' },
  option_has_no_value: { zh: '选项 {flags} 缺少值', en: 'the option {flags} needs a value' },
  option_value_is_not_among: {
    zh: '{flags} 不能是 {value}，可用：{known}',
    en: '{flags} cannot be {value}; it is one of: {known}',
  },
  option_is_not_a_whole_number: {
    zh: '“{text}”不是整数，应如 1',
    en: '“{text}” is no whole number; it should be such as 1',
  },
  port_is_not_readable: {
    zh: '“{text}”不是端口，应为 0 到 65535 的整数，如 8080',
    en: '“{text}” is no port; it should be a whole number from 0 to 65535, such as 8080',
  },
  host_is_not_readable: {
    zh: '“{text}”不是地址，应如 127.0.0.1',
    en: '“{text}” is no address to listen on; it should be such as 127.0.0.1',
  },
  roles_are_not_readable: {
    zh: '没有角色 {text}，可用：web、jobs，或 web,jobs',
    en: 'there are no roles {text}; there are: web, jobs, and both as web,jobs',
  },
  key_holder_is_not_given: {
    zh: '请指明是谁的密钥：--account ID，或 --operator（平台运营方），二者取一',
    en: 'say whose key it is: --account ID, or --operator for the platform, one of both',
  },
  argument_is_missing: { zh: '缺少参数 <{name}>', en: 'the argument <{name}> is missing' },
  too_many_arguments: {
    zh: '参数过多：{found}（应有 {expected} 个）',
    en: 'too many arguments: {found} (there should be {expected})',
  },
  command_line_is_not_readable: { zh: '{text}', en: '{text}' },
  setting_is_not_readable: {
    zh: '环境变量 {setting} 的值“{value}”不对，可用：{right}',
    en: 'the environment variable {setting} is “{value}”; it should be one of: {right}',
  },
  database_url_is_unknown: {
    zh: '不认识存储“{url}”，应为 postgres://用户@主机/库 或 pglite:目录',
    en: '“{url}” is no store; it should be such as postgres://USER@HOST/NAME or pglite:DIR',
  },
  item_is_not_given: {
    zh: '访问日志不含计费项，请用 --item 指明，如 --item live.downstream.mainland',
    en: 'an access log names no usage item; add one, such as --item live.downstream.mainland',
  },
  server_is_no_address: {
    zh: '“{text}”不是服务器地址，应如 https://ledger.example.com',
    en: '“{text}” is no address of a server; it is like https://ledger.example.com',
  },
  key_is_not_given: {
    zh: '缺少密钥：请设置环境变量 PACKLEDGER_KEY，或用 --key',
    en: 'the key is missing: set PACKLEDGER_KEY in the environment, or give --key',
  },
  key_says_whose_lines: {
    zh: '发往服务器时，由密钥（nginx-rtmp、srs 为上报来源的令牌）决定归属，请去掉此选项',
    en: 'the key (of logs of media servers the token of the source) says whose lines',
  },
  server_does_not_answer: {
    zh: '服务器 {server} 没有应答：{cause}',
    en: 'the server {server} does not answer: {cause}',
  },
  server_takes_no_lines: {
    zh: '服务器 {server} 不接收这些行：{cause}',
    en: 'the server {server} does not take these lines: {cause}',
  },
  file_is_not_there: { zh: '没有文件 {file}', en: 'there is no file {file}' },
  folder_is_not_there: {
    zh: '{file} 所在的目录不存在',
    en: 'the folder of {file} is not there; make it first',
  },
  file_is_a_folder: {
    zh: '{file} 是目录，应为文件',
    en: '{file} is a folder; it should be a file',
  },
  file_is_not_allowed: {
    zh: '没有权限打开文件 {file}',
    en: 'the permissions of {file} do not allow to open it',
  },
  store_is_not_there: {
    zh: '目录 {folder} 里没有存储',
    en: 'there is no store in {folder}',
  },
  store_has_no_folder: {
    zh: '内存中的存储没有可备份的文件；请用 pglite:目录',
    en: 'a store in memory has no files; name one such as pglite:DIR',
  },
  store_is_there_already: {
    zh: '目录 {folder} 不是空的；请恢复到新的目录（--database pglite:目录）',
    en: '{folder} is not empty; restore to a new place (--database pglite:DIR)',
  },
  key_is_there_already: {
    zh: '{file} 是另一个主密钥，不会被覆盖；请先移走，或恢复到别处',
    en: '{file} is another master key, which is not replaced; move it away, or restore elsewhere',
  },
  file_is_there_already: {
    zh: '文件 {file} 已存在，不会被覆盖',
    en: '{file} is there already and is not overwritten',
  },
  file_is_no_backup: {
    zh: '{file} 不是 packledger backup 生成的备份',
    en: '{file} is no backup that packledger made',
  },
  backup_is_damaged: {
    zh: '备份 {file} 已损坏：{place}；什么都没有恢复',
    en: 'the backup {file} is damaged: {place}; nothing was restored',
  },
  backup_is_newer: {
    zh: '备份的结构为 {schema}（packledger {version}），本程序只认识到 {known}；请升级 packledger',
    en: 'the backup has schema {schema} (packledger {version}), this one knows {known}; upgrade it',
  },
  backup_does_not_open: {
    zh: '备份无法打开：它是 PostgreSQL {postgres} 的，由 packledger {version} 生成',
    en: 'the backup does not open: it is of PostgreSQL {postgres}, made by packledger {version}',
  },
  backup_is_by_pg_dump: {
    zh: '此命令只用于嵌入式存储；PostgreSQL 请用 pg_dump（见 docs/operating/backup.md）',
    en: 'this is for the embedded store; PostgreSQL has pg_dump (docs/operating/backup.md)',
  },
  demo_is_of_another_version: {
    zh: '目录 {folder} 里的演示由另一个版本生成；删除该目录后重新启动，即可重新生成',
    en: 'the demo in {folder} was made by another version; remove the folder, and it is made anew',
  },
  folder_is_no_demo: {
    zh: '目录 {folder} 里有别的东西，不是演示；请用 --directory 指明一个空目录',
    en: 'something else than a demo lies in {folder}; name another folder with --directory',
  },
  format_is_not_given: {
    zh: '从文件名 {file} 看不出格式，请用 --format json、csv 或 xlsx 指明',
    en: 'the name {file} does not tell the format; say which with --format json, csv or xlsx',
  },
  json_and_another_format: {
    zh: '--json 只输出 JSON；要 {format} 请去掉 --json，或用 --output 写入文件',
    en: '--json prints JSON only; for {format} leave it out, or write to a file with --output',
  },
  workbook_on_a_terminal: {
    zh: 'xlsx 不能显示在终端上；请用 --output 文件.xlsx 写入文件',
    en: 'a workbook cannot be shown on a terminal; write it to a file with --output FILE.xlsx',
  },
  too_many_rows_for_xlsx: {
    zh: '超过 {max} 行，不能写成 xlsx；请用 --format csv，或用 --from、--to 缩小范围',
    en: 'a workbook takes {max} rows at most; take --format csv, or fewer days (--from, --to)',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Failures that have a sentence of their own, by their code. */
export const FAILURE_TEXTS = {
  store_is_in_use: {
    zh: '进程 {pid} 正打开嵌入式存储 {folder}，久等未释放；多个进程同时使用请改用 PostgreSQL',
    en: 'process {pid} has the embedded store {folder} open; only PostgreSQL can be shared',
  },
  store_is_open_in_a_server: {
    zh:
      '服务器（进程 {pid}）正打开嵌入式存储 {folder}：请先停止它，或改用它的 API；' +
      '要多个进程同时使用，请改用 PostgreSQL',
    en:
      'a server (process {pid}) has the embedded store {folder} open: stop it first, or use its ' +
      'API; only PostgreSQL can be shared',
  },
  store_is_open_elsewhere: {
    zh:
      '{host} 的进程 {pid} 正打开嵌入式存储 {folder}，从这里看不到它是否还在运行；' +
      '确认它已结束后，删除 {folder}.lock',
    en:
      'process {pid} of {host} has the embedded store {folder} open, and cannot be seen from ' +
      'here; if you know that it has ended, remove {folder}.lock',
  },
  port_is_taken: {
    zh: '{host} 的端口 {port} 已被其他程序占用；请用 --port 另选一个',
    en: 'port {port} of {host} is taken by another program; choose another with --port',
  },
  address_cannot_be_listened_on: {
    zh: '不能在 {host} 端口 {port} 上监听：{cause}',
    en: 'it is not possible to listen on port {port} of {host}: {cause}',
  },
  schema_is_newer: {
    zh: '存储的结构为 {found}，本程序只认识到 {known}；请升级 packledger',
    en: 'the schema of the store is {found}, this packledger knows {known}; upgrade packledger',
  },
  account_lock_is_inherited: {
    zh: '数据库角色 {role} 继承了 packledger_member，看不到任何账号；请执行 alter role {role} noinherit',
    en: 'the database role {role} inherits from packledger_member: alter role {role} noinherit',
  },
  database_is_not_reachable: {
    zh: '连接不上数据库 {url}：{cause}',
    en: 'the database {url} cannot be reached: {cause}',
  },
  database_refused_login: {
    zh: '数据库 {url} 拒绝登录：{cause}',
    en: 'the database {url} refused the log-in: {cause}',
  },
  catalogs_are_not_in_order: {
    zh: '价目有误，没有打开存储：{problems}',
    en: 'the catalogues are not in order, so the store was not opened: {problems}',
  },
  unexpected_failure: {
    zh: '发生了意外的错误：{cause}（PACKLEDGER_DEBUG=1 显示详情）',
    en: 'something unexpected went wrong: {cause} (PACKLEDGER_DEBUG=1 shows where)',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const UNKNOWN_SETTING = {
  zh: '注意：没有名为 {name} 的设置，已忽略；可用：{near}',
  en: 'note: there is no setting {name}, so it is ignored; there are: {near}',
} as const satisfies Text;

/** Where in the input, behind a refusal: its code and its path. */
export const WHERE = {
  option: { zh: '位置：{path}　代码：{code}', en: 'at {path} · code {code}' },
  code: { zh: '代码：{code}', en: 'code {code}' },
} as const satisfies Readonly<Record<string, Text>>;
