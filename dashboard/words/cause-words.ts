import type { CauseCode } from '../../shared/cause.ts';
import { say } from './say.ts';

/** As the server tells it: a later one may have codes that are not known here. */
interface ToldCause {
  code: string;
  values: Values;
}

type Values = Readonly<Record<string, string | number>>;

/**
 * What the server found, as a sentence in the language spoken; undefined: it has no code, or one of a later release, and
 * its English words are to be shown.
 */
export function causeWords(cause: ToldCause | null | undefined): string | undefined {
  if (!cause || !Object.hasOwn(sentences, cause.code)) return undefined;
  try {
    return sentences[cause.code as CauseCode](cause.values);
  } catch {
    // A value that its sentence needs is not there.
    return undefined;
  }
}

const sentences: Readonly<Record<CauseCode, (values: Values) => string>> = {
  required: () => say('This is needed.'),
  unknown_name: () => say('The server does not know this field.'),
  wrong_type: () => say('This has another form than it must have.'),
  no_choice: () => say('This is none of what can be chosen.'),
  empty: () => say('This must not be empty.'),
  too_long: (of) => say('At most {most, number} characters.', of),
  too_short: (of) => say('At least {least, number} characters.', of),
  too_large: (of) => say('At most {most, number}.', of),
  too_small: (of) => say('At least {least, number}.', of),
  too_many: (of) => say('At most {most, number} of them.', of),
  too_few: (of) => say('At least {least, number} of them.', of),
  future_needed: () => say('This must lie in the future.'),
  edit_conflict: () => say('The account was changed meanwhile. Sign in again.'),
  unknown_survey: (of) => say('This site has no survey “{survey}”.', of),
  slug_taken: (of) => say('This site has a survey “{slug}” already.', of),

  email_form: () => say('Enter a whole address, with an @.'),
  member_exists: () => say('Somebody has this address already: change that member, or make a new link.'),
  members_full: (of) => say('There are {most, number} members: remove one who has left.', of),
  member_back: () =>
    say('They cannot come back: another member has their address or their account at the provider.'),
  own_role: () => say('Your own role and sites are another owner’s to change.'),
  own_removal: () => say('Another owner has to remove you.'),
  sites_needed: () => say('You look after some sites: invite for those, not for all.'),
  role_refuses: () => say('Your role does not include this. Ask an owner.'),
  keys_full: (of) => say('There are {most, number} keys: revoke one that is not used.', of),
  key_sites_needed: () => say('You look after some sites: make keys for those, not for all.'),
  password_short: (of) =>
    say('At least {least, number} characters: a few words that do not belong together are easy to keep.', of),
  password_long: (of) => say('At most {most, number} characters.', of),
  password_repeats: () => say('It repeats the same few characters. Choose something less regular.'),
  password_run: () => say('It is a row of neighbours. Choose something less regular.'),
  password_common: () =>
    say('It is among the first that would be tried. Choose something that only you would.'),
  password_is_key: () => say('This is the owner’s key. Choose another password.'),
  password_wrong: () => say('This is not the password.'),
  password_or_address: () => say('The password is wrong, or the address is: nobody signs in with both.'),
  key_wrong: () => say('This is not the owner’s key.'),
  owner_password_wrong: () => say('This is not the owner’s password.'),
  password_needed: () => say('Without a password nothing would open your account.'),

  origin_form: () => say('Write it like https://shop.example, or https://*.shop.example, without a path.'),
  timezone_form: () => say('Choose a time zone, like Asia/Shanghai.'),
  term_form: () => say('Enter a number of days.'),
  parameter_twice: () => say('A parameter stands there twice.'),
  recount_runs: () =>
    say('The days are still counted anew for the time zone before. Wait until that job is done.'),
  terms_changed: () =>
    say('The terms were changed meanwhile. What is past the new ones goes when their turn comes.'),

  webhook_address: () =>
    say('Enter an address like https://example.com/hook, without a name and password in it.'),
  webhook_private: () =>
    say('This leads into a private network. The operator can allow that one with EARSHOT_WEBHOOK_NETWORKS.'),
  webhook_insecure: () =>
    say(
      'The address must begin with https://. Without encryption only networks of EARSHOT_WEBHOOK_NETWORKS are reached.',
    ),
  webhooks_full: (of) => say('The site has {most, number} webhooks: remove one of them.', of),
  webhook_off: () => say('The webhook is switched off. Switch it on first.'),

  unknown_theme: () => say('This site has no such theme any more. Choose another one.'),
  themes_full: (of) => say('The site has {most, number} themes: remove one of them.', of),
  theme_taken: (of) => say('This site has a theme “{name}” already.', of),
  theme_in_use: (of) =>
    say('Webhooks filter by it ({webhooks}). Let them filter by something else, or remove them.', of),
  term_unseen: () => say('There is nothing to look for in it. Write a letter, a digit or a symbol.'),
  term_star: () => say('A * stands at the beginning or the end of a word.'),
  term_twice: () => say('The same stands there twice.'),

  jobs_full: () => say('As many jobs are waiting as fit. Try again later.'),
  unfinished: () => say('It could not be finished. What is done stays done; try again.'),
  exports_full: (of) => say('{most, number} exports of this site are kept: delete one.', of),
  exports_large: (of) =>
    say(
      'The exports of this site would be larger than {most, number} GiB together. Delete some, or choose fewer answers.',
      of,
    ),
  export_disk_full: () => say('The disk has too little room left. Make room, then export again.'),
  export_erased: () =>
    say('An answer that may have been in it was erased, so the file was deleted. Export again.'),
  export_columns: (of) => say('Choose one survey: all together have more than {most, number} columns.', of),
  schedules_full: (of) => say('The site has {most, number} scheduled exports: remove one of them.', of),
  schedule_runs: () => say('Its file is being made already.'),
  schedule_export_gone: () => say('The export was deleted or cancelled while it was made.'),
  schedule_disk_full: () =>
    say('The disk of the folder has too little room left for the file. Make room there.'),
  schedule_folder: (of) =>
    say('The file could not be put into the folder ({error}). The server must be able to write there.', of),
  schedule_failed: () => say('It could not be finished. The log of the server says why.'),

  imports_full: (of) => say('{most, number} files of this site are kept: forget one.', of),
  import_runs: () => say('It is running already. Wait for its end, or cancel it.'),
  import_brought_nothing: () => say('Nothing that it brought is there any more.'),
  import_parts_missing: () => say('Parts of the file are missing. Upload it again.'),
  import_file_gone: () => say('The file was deleted. Upload it again.'),
  import_deleted: () => say('The import was deleted.'),
  import_disk_full: () =>
    say(
      'The disk has too little room left. Make room, then import it again: what is stored stays, and is not stored twice.',
    ),
  upload_disk_full: () => say('The disk has too little room left. Make room, then upload the file again.'),
  mappings_full: (of) => say('The site keeps the columns of {most, number} files: delete one.', of),
  mapping_taken: (of) => say('“{name}” is kept already. Choose another name.', of),
  site_gone: () => say('The site is gone.'),
  file_large: (of) =>
    say('A file may have {most, number} GiB. Cut it into several, and import one after the other.', of),
  file_lines: (of) =>
    say('A file may have {most, number} lines. Cut it into several, and import one after the other.', of),
  file_columns: (of) => say('The file has more than {most, number} columns.', of),
  file_empty: () => say('The file is empty.'),
  file_no_lines: () => say('The file has no lines.'),
  file_encoding: () => say('The file is neither UTF-8 nor UTF-16. Save it as UTF-8.'),
  file_encoding_at: (of) =>
    say(
      'The file is no {encoding} from about byte {byte, number} on. Save it as UTF-8, then upload it again.',
      of,
    ),
  file_no_list: (of) => say('The file has no list of objects, like {example}', of),
  file_cut: () => say('The file ends before its list does.'),
  file_mixed: (of) => say('The list has something else than objects in line {line, number}.', of),
  line_quote: (of) =>
    say(
      'Line {line, number} is longer than {most, number} characters: a quotation mark that opens there is never closed.',
      of,
    ),
  line_long: (of) => say('Line {line, number} is longer than {most, number} characters.', of),
  object_long: (of) => say('The object in line {line, number} is longer than {most, number} characters.', of),
  line_cells: (of) =>
    say(
      'It has {cells, number} cells and the header {columns, number}: a text with “{delimiter}” in it needs quotation marks.',
      of,
    ),
  line_json: (of) => say('It is no JSON: {error}', of),
  line_no_object: (of) => say('It is no object, like {example}', of),

  mapping_survey: () => say('Say which survey the answers are of.'),
  mapping_draft: (of) => say('The survey “{survey}” is a draft. Set it live, paused or archived first.', of),
  mapping_column: (of) => say('The file has no column “{column}”.', of),
  mapping_no_answers: () => say('None of the columns is for a question. Choose one that is.'),
  mapping_question: (of) => say('There is no such question; there are {known}.', of),
  mapping_no_parts: () => say('The question has no parts.'),
  mapping_parts: (of) => say('Its parts are {parts}.', of),
  mapping_each_part: (of) => say('Choose a column for each of its parts: {parts}.', of),
  mapping_target: () => say('A response has nothing of that name.'),
  mapping_attribute: (of) => say('The site has no attribute “{name}”. Declare it first.', of),

  missing: () => say('It is missing.'),
  no_answer: (of) => say('“{cell}” is no answer to it.', of),
  no_answers: () => say('None of the columns has an answer.'),
  no_question: () => say('This version of the survey asks no such question.'),
  no_version: (of) => say('“{survey}” has no version {version}: it has 1 to {latest}.', of),
  no_text: (of) => say('“{cell}” is no text.', of),
  no_number: (of) => say('“{cell}” is no number.', of),
  no_boolean: (of) => say('“{cell}” is no yes or no.', of),
  no_time: (of) => say('“{cell}” is no time of the form that is set.', of),
  no_list: (of) => say('“{cell}” is no list.', of),
  in_future: (of) => say('It lies in the future ({time}).', of),
  before_2000: () => say('It lies before 2000.'),
  misfits: () => say('Too much of it does not fit.'),
  was_erased: () => say('It was erased here, and does not come again.'),
  off_scale: (of) => say('Must be a whole number from {least} to {most}.', of),
  no_option: (of) => say('Must be one of the options {options}.', of),
  chosen_twice: () => say('An option stands there twice.'),
  too_few_options: (of) => say('At least {least, number} options are needed.', of),
  too_many_options: (of) => say('At most {most, number} options.', of),
  survey_draft: (of) => say('The survey “{survey}” is a draft. Set it live, paused or archived first.', of),

  other: ({ text }) => String(text),
};
