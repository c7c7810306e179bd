/** Why something was refused or failed, as a code with values: what shows it in another language goes by these. */
import { z } from 'zod';

/** Each code with its English words. The list grows: what does not know a code has the English sentence beside it. */
export const causes = {
  // Of any field.
  required: 'is required',
  unknown_name: 'is not known here',
  wrong_type: 'is of another type',
  no_choice: 'is none of what can be chosen',
  empty: 'must not be empty',
  too_long: 'must be at most {most} characters',
  too_short: 'must have at least {least} characters',
  too_large: 'must be at most {most}',
  too_small: 'must be at least {least}',
  too_many: 'must have at most {most} of them',
  too_few: 'must have at least {least} of them',
  future_needed: 'must lie in the future',
  edit_conflict: 'the account was changed meanwhile: sign in',
  unknown_survey: '"{survey}" is no survey of this site',
  slug_taken: '"{slug}" is a survey of this site already',

  // People, keys and passwords.
  email_form: 'must be an address like anna@shop.example',
  member_exists: 'is that of a member: change that one, or make a new link',
  members_full: 'there are {most} members: remove one who has left',
  member_back: 'cannot come back: another member has the address or identity',
  own_role: 'your own role and sites are another owner’s to change',
  own_removal: 'another owner has to remove you',
  sites_needed: 'who is bound to sites invites for those only: name some of them',
  role_refuses: 'your role does not include this: ask an owner of the installation',
  keys_full: 'there are {most} keys: revoke one that is not used',
  key_sites_needed: 'a key that is bound to sites makes only such keys: name some of its sites',
  password_short:
    'must have at least {least} characters: a few words that do not belong together are easy to keep',
  password_long: 'must have at most {most} characters',
  password_repeats: 'repeats the same few characters: choose something less regular',
  password_run: 'is a row of neighbours: choose something less regular',
  password_common: 'is among the first that would be tried: choose something that only you would',
  password_is_key: 'is the owner’s key: choose another one',
  password_wrong: 'is not the password',
  password_or_address: 'is wrong, or the address is: nobody signs in with both',
  key_wrong: 'is not the owner’s key',
  owner_password_wrong: 'is not the owner’s password',
  password_needed: 'without a password nothing would open your account',

  // Sites.
  origin_form: 'must be an origin like "https://shop.example" or "https://*.shop.example", without a path',
  timezone_form: 'must be an IANA time zone like "Asia/Shanghai"',
  term_form: 'must be a number of days, like "365d"',
  parameter_twice: 'names a parameter twice',
  recount_runs:
    'timezone cannot change again while the days of the site are counted anew: wait until its job of kind "recount" is done',
  terms_changed: 'the terms were changed meanwhile: what is past the new ones goes in its turn',

  // Webhooks.
  webhook_address: 'must be an address like "https://example.com/hook", without a name and password in it',
  webhook_private:
    'leads into a private network: the operator can allow that one with EARSHOT_WEBHOOK_NETWORKS',
  webhook_insecure:
    'must begin with https://: without encryption only networks of EARSHOT_WEBHOOK_NETWORKS are reached',
  webhooks_full: 'the site has {most} webhooks: remove one of them',
  webhook_off: 'the webhook is switched off: switch it on first, with {body}',

  // Themes.
  unknown_theme: '"{theme}" is no theme of this site',
  themes_full: 'the site has {most} themes: remove one of them',
  theme_taken: '"{name}" is a theme of this site already',
  theme_in_use: 'is what webhooks filter by ({webhooks}): have them filter by something else, or remove them',
  term_unseen: 'has nothing that could be looked for: it needs a letter, a digit or a symbol',
  term_star: 'has a * elsewhere than at the beginning or the end of a word',
  term_twice: 'has the same twice',

  // Jobs and exports.
  jobs_full: 'as many jobs are waiting as fit: try again later',
  unfinished: 'it could not be finished; what is done stays done: try again',
  exports_full: '{most} exports of this site are kept: delete one',
  exports_large:
    'the exports of this site would be larger than {most} GiB together: delete some, or choose fewer responses',
  export_disk_full: 'the disk has too little room left for it: make room, then export again',
  export_erased: 'a response that may have been in it was erased: export again',
  export_columns: 'is needed: all together have more than {most} columns',
  schedules_full: 'the site has {most} schedules: remove one of them',
  schedule_runs: 'its file is being made already: wait for its end',
  schedule_export_gone: 'the export was deleted or cancelled while it was made',
  schedule_disk_full: 'the disk of the folder has too little room left for the file: make room',
  schedule_folder: 'the file could not be put into the folder ({error}): see that the server may write there',
  schedule_failed: 'it could not be finished: the log of the server says why',

  // A file that is imported.
  imports_full: '{most} files of this site are kept: delete one',
  import_runs: 'its {phase} is running: wait for it, or cancel its job',
  import_brought_nothing: 'it has brought nothing that is there still',
  import_parts_missing: 'further parts of the file are missing: send them first',
  import_file_gone: 'its file was deleted: upload it again',
  import_deleted: 'the import was deleted',
  import_disk_full:
    'the disk has too little room left for more responses: make room, then start it again. What is stored stays, and is not stored twice',
  upload_disk_full: 'the disk has too little room left for it: make room, then upload again',
  mappings_full: 'the site keeps {most} mappings: delete one',
  mapping_taken: '"{name}" is another mapping\'s',
  site_gone: 'the site is gone',
  file_large: 'a file may have {most} GiB: cut it into several, and import one after the other',
  file_lines: 'a file may have {most} lines: cut it into several, and import one after the other',
  file_columns: 'the file has more than {most} columns',
  file_empty: 'the file is empty',
  file_no_lines: 'the file has no lines',
  file_encoding: 'the file is neither UTF-8 nor UTF-16: save it as UTF-8',
  file_encoding_at:
    'the file is no {encoding} from about byte {byte} on: save it as UTF-8, then upload it again',
  file_no_list: 'the file has no list of objects, like {example}',
  file_cut: 'the file ends before its list does',
  file_mixed: 'the list has something else than objects in line {line}',
  line_quote:
    'line {line} is longer than {most} characters: a quotation mark that opens there is never closed',
  line_long: 'line {line} is longer than {most} characters',
  object_long: 'the object in line {line} is longer than {most} characters',
  line_cells:
    'has {cells} cells and the header {columns}: a text with "{delimiter}" in it needs quotation marks',
  line_json: 'is no JSON: {error}',
  line_no_object: 'is no object, like {example}',

  // What its columns are for.
  mapping_survey: 'is missing: say which survey the answers are of',
  mapping_draft: '"{survey}" is a draft: set it live, paused or archived',
  mapping_column: 'the file has no column "{column}"',
  mapping_no_answers: 'are missing: map a column to a question',
  mapping_question: 'there is no such question; there are {known}',
  mapping_no_parts: 'the question has no parts',
  mapping_parts: 'its parts are {parts}',
  mapping_each_part: 'map each of its parts: {parts}',
  mapping_target: 'is nothing that a response has',
  mapping_attribute: '"{name}" is no attribute of the site: declare it (Settings → Site), then import',

  // What stands in a line.
  missing: 'is missing',
  no_answer: '"{cell}" is no answer to it',
  no_answers: 'none of the columns has one',
  no_question: 'the version of the survey asks no such question',
  no_version: '{version} is none of "{survey}": it has 1 to {latest}',
  no_text: '"{cell}" is no text',
  no_number: '"{cell}" is no number',
  no_boolean: '"{cell}" is no yes or no',
  no_time: '"{cell}" is no time of the format that is set',
  no_list: '"{cell}" is no list',
  in_future: 'lies in the future ({time})',
  before_2000: 'lies before 2000',
  misfits: 'has too much that does not fit',
  was_erased: 'was erased here: it does not come again',
  off_scale: 'must be a whole number from {least} to {most}',
  no_option: 'must be one of the options {options}',
  chosen_twice: 'was chosen before',
  too_few_options: 'must have at least {least} options',
  too_many_options: 'must have at most {most} options',
  survey_draft: '"{survey}" is a draft: set it live, or send "test": true',

  /** What has no code of its own. */
  other: '{text}',
} as const satisfies Record<string, string>;

export type CauseCode = keyof typeof causes;

export interface Cause {
  code: CauseCode;
  values: Readonly<Record<string, string | number>>;
}

/** As it is told over REST, where it stands beside its English sentence. */
export const causeAnswer = z
  .strictObject({
    code: z.string().describe('One of a list that grows'),
    values: z.record(z.string(), z.union([z.string(), z.number()])).describe('What its sentence names'),
  })
  .describe('What the English sentence beside it says, for whoever says it in another language');
