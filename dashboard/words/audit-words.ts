import type { Actor, AuditAction, AuditEntry } from '../../shared/audit.ts';
import { say } from './say.ts';

/** Who did what, to which of how many, in a sentence. */
export function auditWords({ actor, action, objects, count, changes }: AuditEntry): string {
  return deeds[action]({ who: actorWords(actor), what: nameOf(changes) ?? objects[0] ?? '', count });
}

interface Deed {
  who: string;
  what: string;
  count: number;
  [name: string]: string | number;
}

const deeds: Readonly<Record<AuditAction, (deed: Deed) => string>> = {
  'site.created': (deed) => say('{who} created the site {what}', deed),
  'site.changed': (deed) => say('{who} changed the site', deed),
  'survey.created': (deed) => say('{who} created the survey {what}', deed),
  'survey.changed': (deed) => say('{who} changed the survey {what}', deed),
  'key.created': (deed) => say('{who} made the key {what}', deed),
  'key.revoked': (deed) => say('{who} revoked the key {what}', deed),
  'webhook.created': (deed) => say('{who} made a webhook', deed),
  'webhook.changed': (deed) => say('{who} changed a webhook', deed),
  'webhook.removed': (deed) => say('{who} removed a webhook', deed),
  'webhook.secret_changed': (deed) => say('{who} gave a webhook another secret', deed),
  'webhook.disabled': (deed) => say('{who} switched a webhook off', deed),
  'theme.created': (deed) => say('{who} made the theme {what}', deed),
  'theme.changed': (deed) => say('{who} changed a theme', deed),
  'theme.removed': (deed) => say('{who} removed the theme {what}', deed),
  'owner_key.changed': (deed) => say('{who} set another owner’s key, which ended all sessions', deed),
  'owner_password.set': (deed) => say('{who} set a password', deed),
  'owner_password.changed': (deed) => say('{who} changed the password', deed),
  'owner_password.removed': (deed) => say('{who} removed the password', deed),
  'sessions.ended': (deed) =>
    say('{who} signed out {count, plural, one {one other session} other {# other sessions}}', deed),
  'member.invited': (deed) => say('{who} invited {what}', deed),
  'member.invited_again': (deed) => say('{who} made a member another link', deed),
  'member.joined': (deed) => say('{who} joined', deed),
  'member.changed': (deed) => say('{who} changed a member', deed),
  'member.removed': (deed) => say('{who} removed the member {what}', deed),
  'member.restored': (deed) => say('{who} brought the member {what} back', deed),
  'member.identity_bound': (deed) =>
    say('{who} signed in by the provider of identities for the first time', deed),
  'member.password_set': (deed) => say('{who} set a password', deed),
  'member.password_changed': (deed) => say('{who} changed the password', deed),
  'member.password_removed': (deed) => say('{who} removed the password', deed),
  'responses.reclassified': (deed) =>
    say('{who} judged {count, plural, one {a response} other {# responses}} anew', deed),
  'responses.tagged': (deed) =>
    say('{who} changed the tags of {count, plural, one {a response} other {# responses}}', deed),
  'responses.removed': (deed) =>
    say('{who} deleted {count, plural, one {a response} other {# responses}}', deed),
  'responses.erased': (deed) =>
    say('{who} erased {count, plural, one {a response} other {# responses}}', deed),
  'export.created': (deed) => say('{who} exported responses', deed),
  'export.removed': (deed) => say('{who} deleted an export', deed),
  'responses.expired': (deed) =>
    say('{who} anonymised {count, plural, one {a response} other {# responses}}, whose term was over', deed),
  'comments.expired': (deed) =>
    say(
      '{who} removed the words of {count, plural, one {a response} other {# responses}}, whose term was over',
      deed,
    ),
  'audit.expired': (deed) =>
    say(
      '{who} removed {count, plural, one {an entry} other {# entries}} of the audit, whose term was over',
      deed,
    ),
  'import.uploaded': (deed) => say('{who} uploaded a file to import', deed),
  'import.started': (deed) => say('{who} imported a file', deed),
  'import.undone': (deed) => say('{who} took an import back', deed),
  'import.removed': (deed) => say('{who} deleted a file that was to be imported', deed),
  'import_mapping.created': (deed) => say('{who} kept the columns of an import as {what}', deed),
  'import_mapping.changed': (deed) => say('{who} changed the columns of an import that are kept', deed),
  'import_mapping.removed': (deed) => say('{who} deleted columns of an import that were kept', deed),
  'export_schedule.created': (deed) => say('{who} scheduled the export {what}', deed),
  'export_schedule.changed': (deed) => say('{who} changed a scheduled export', deed),
  'export_schedule.removed': (deed) => say('{who} removed the scheduled export {what}', deed),
  'export_schedule.failed': (deed) => say('{who} could not make a scheduled export', deed),
};

function actorWords(actor: Actor): string {
  if (actor.kind === 'member') return actor.name;
  if (actor.kind === 'key') return say('The key “{name}”', { name: actor.name });
  return {
    owner: say('The owner, by key,'),
    session: say('The owner, in the dashboard,'),
    server: say('The server itself'),
    visitor: say('A visitor'),
  }[actor.kind];
}

/** What it is called is more than its id, where it was told. */
function nameOf({ name }: AuditEntry['changes']): string | undefined {
  const known = name?.new ?? name?.old;
  return typeof known === 'string' ? say('“{words}”', { words: known }) : undefined;
}
