/** `earshot/client`: the REST interface as typed functions, for Node and browsers. */

export type { Ability } from '../shared/ability.ts';
export type { Actor, AuditAction, AuditEntry } from '../shared/audit.ts';
export type { Cause, CauseCode } from '../shared/cause.ts';
export type { ExportAnswer, ExportedResponse, ExportFormat } from '../shared/export.ts';
export type { ScheduleAnswer, ScheduleChangeInput, ScheduleInput } from '../shared/export-schedule.ts';
export type {
  ImportAnswer,
  ImportCounts,
  ImportFinding,
  ImportMapping,
  ImportRule,
  SavedMapping,
} from '../shared/import.ts';
export type { Installation } from '../shared/installation.ts';
export type { Job } from '../shared/job.ts';
export type { KeyAnswer, KeyCreated, KeyInput, KeyScope } from '../shared/key.ts';
export type { ChangeKind, LiveChange, LiveReady } from '../shared/live.ts';
export type {
  InvitationAcceptInput,
  InvitationAnswer,
  MemberAnswer,
  MemberChangeInput,
  MemberInput,
  MemberInvited,
  MemberRole,
} from '../shared/member.ts';
export type { MetricId } from '../shared/metric.ts';
export type { MetricDescription } from '../shared/metric-description.ts';
export type {
  ChoicesValue,
  Ci,
  ComplaintRateValue,
  CsatValue,
  MeanValue,
  MetricValues,
  NpsValue,
  ResponseRateValue,
  Value,
} from '../shared/metric-value.ts';
export type {
  OwnerProof,
  PasswordAnswer,
  PasswordChangeInput,
  SessionAnswer,
  SignInInput,
} from '../shared/password.ts';
export type { Interval, Period } from '../shared/period.ts';
export type { InvalidParam, ProblemCode } from '../shared/problem.ts';
export type { Question } from '../shared/question.ts';
export type { CountedShare, QuestionStats, QuestionStatsAnswer } from '../shared/question-stats.ts';
export type {
  AnswerValue,
  EventResult,
  FunnelInput,
  ListedResponse,
  ResponseInput,
  ResponseReceipt,
} from '../shared/response.ts';
export type { ResponseChangeInput } from '../shared/response-change.ts';
export type { ResponseClass } from '../shared/response-class.ts';
export type { SampleSizeAnswer, SampleSizeParameters } from '../shared/sample-size.ts';
export type { Session } from '../shared/session.ts';
export type { RefusedOrigin, Site, SiteChangeInput, SiteInput } from '../shared/site.ts';
export type { Coverage, StatsAnswer, StatsResult } from '../shared/stats-answer.ts';
export type { Survey, SurveyChangeInput, SurveyInput, SurveyVersion } from '../shared/survey.ts';
export type {
  ThemeAnswer,
  ThemeChangeInput,
  ThemeInput,
  ThemeTried,
  ThemeTryInput,
} from '../shared/theme.ts';
export type {
  AttemptError,
  DeliveryAnswer,
  WebhookAnswer,
  WebhookChangeInput,
  WebhookCreated,
  WebhookEvent,
  WebhookInput,
  WebhookSecret,
} from '../shared/webhook.ts';
export { type Client, createClient } from './client.ts';
export type { EventInput } from './events.ts';
export type { ExportQuery } from './exports.ts';
export type { Filters, FilterValue, FilterValues } from './filters.ts';
export type { ImportSettings, ImportUpload } from './imports.ts';
export type { LiveOptions } from './live.ts';
export type { AuditQuery } from './operation.ts';
export type { Page } from './page.ts';
export { ProblemError, type ProblemErrorCode } from './problem-error.ts';
export type { Connection } from './request.ts';
export type { ResponseChoice, ResponseListQuery } from './responses.ts';
export type { QuestionStatsQuery } from './stats.ts';
export type { StatsQuery } from './stats-query.ts';
