// What an application for a plugin says, and by when it is reviewed. See docs/concepts/plugins.md.
import { addDays, type Calendar, type Day, day, daysBetween, type Instant } from './day.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import { PLUGIN_TYPES, type PluginType } from './plugin.ts';

/** The scenes (服务类目) that the plugin serves; others use other solutions. */
export const PLUGIN_CATEGORIES = ['e-commerce', 'education'] as const;
/** A scene that the plugin serves. */
export type PluginCategory = (typeof PLUGIN_CATEGORIES)[number];

/** Whom a mini-program may be certified for (主体); the plugin is not for individuals. */
export const PLUGIN_SUBJECTS = ['company', 'organisation'] as const;
/** Whom a mini-program is certified for. */
export type PluginSubject = (typeof PLUGIN_SUBJECTS)[number];

/** What somebody wrote on the form. */
export interface PluginForm {
  readonly name: string;
  readonly appId: string;
  readonly category: string;
  /** Left out, the reviewer sees it on the screenshot. */
  readonly subject?: string | undefined;
}

/** A form that is filled in as it should be. */
export interface CheckedPluginForm {
  readonly name: string;
  readonly appId: string;
  readonly category: PluginCategory;
  readonly subject: PluginSubject | null;
}

/** The most characters of a mini-program's name. */
export const PLUGIN_NAME_MAX = 60;

const APP_ID = /^wx[0-9a-z]{16}$/;
const APP_ID_EXAMPLE = 'wx0123456789abcdef';
const CONTROL = /\p{Cc}/u;

/** Checks a form, field by field. */
export function checkPluginForm(form: PluginForm): Outcome<CheckedPluginForm> {
  const name = form.name.trim();
  if (name === '' || [...name].length > PLUGIN_NAME_MAX || CONTROL.test(name)) {
    return refuse('plugin_name_length', { max: `${PLUGIN_NAME_MAX}` }, 'name');
  }
  const { appId } = form;
  if (!APP_ID.test(appId)) {
    return refuse('app_id_is_not_of_a_mini_program', { appId, example: APP_ID_EXAMPLE }, 'appId');
  }
  const category = PLUGIN_CATEGORIES.find((known) => known === form.category);
  if (category === undefined) {
    const known = PLUGIN_CATEGORIES.join(', ');
    return refuse('plugin_category_not_served', { category: form.category, known }, 'category');
  }
  const subject = checkSubject(form.subject);
  return subject.ok ? accept({ name, appId, category, subject: subject.value }) : subject;
}

function checkSubject(written: string | undefined): Outcome<PluginSubject | null> {
  if (written === undefined) return accept(null);
  const known = PLUGIN_SUBJECTS.join(', ');
  if (written === 'individual') return refuse('plugin_not_for_individuals', { known }, 'subject');
  const subject = PLUGIN_SUBJECTS.find((name) => name === written);
  return subject === undefined
    ? refuse('plugin_subject_is_unknown', { subject: written, known }, 'subject')
    : accept(subject);
}

/**
 * Reads the type. A trial is had once by an account: not while another trial of it waits or was
 * rejected, nor after one was approved.
 */
export function checkPluginType(written: string, trialTaken: boolean): Outcome<PluginType> {
  const type = PLUGIN_TYPES.find((known) => known === written);
  if (type === undefined) {
    const known = PLUGIN_TYPES.join(', ');
    return refuse('plugin_type_is_unknown', { type: written, known }, 'type');
  }
  return type === 'trial' && trialTaken
    ? refuse('plugin_trial_only_once', {}, 'type')
    : accept(type);
}

/** Working days in which an application is reviewed, the day of its submission not counted. */
const REVIEW_WORKING_DAYS = 5;

/**
 * The last day for the review of what was submitted at an instant: submitted on a Friday, the next
 * Friday. Working days are Monday to Friday; public holidays are not known.
 */
export function pluginReviewDue(calendar: Calendar, submittedAt: Instant): Day {
  let due = calendar.dayOf(submittedAt);
  for (let left = REVIEW_WORKING_DAYS; left > 0; ) {
    due = addDays(due, 1);
    if (isWorkingDay(due)) left -= 1;
  }
  return due;
}

const A_MONDAY = day('1970-01-05');

function isWorkingDay(of: Day): boolean {
  const sinceMonday = ((daysBetween(A_MONDAY, of) % 7) + 7) % 7;
  return sinceMonday < 5;
}
