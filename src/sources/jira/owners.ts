import * as v from 'valibot';
import type { OwnerCandidate, OwnerReason } from '../../domain/question';
import { ownersNamed } from '../../domain/owner-setting';
import type { Person } from '../../domain/story';
import { entriesOf } from './entries';
import { findGroup, findNamed } from './find-people';
import { isActive, isCustomer, personOf } from './people';
import type { PeopleField } from './fields';
import {
  componentShape,
  groupShape,
  issueShape,
  projectShape,
  propertyShape,
  type RawGroup,
  type RawIssue,
} from './shapes';
import type { Site } from './site';
import { unlessRefused } from './unless-refused';

/** Key of the project property in which whoever administers a project names its Product Owner. */
const configProperty = 'story-context.config';

/** Who else is named there is not asked: each takes a request of its own. */
const mostNamed = 10;

/**
 * Who might answer questions about an issue, the most likely first. Where the setting, the project's property or a field
 * of the issue names somebody, they are all there are; else component leads, project lead and reporter. Nobody who has
 * left, and in the last case neither who asks nor a customer.
 */
export async function findOwners(site: Site, key: string, signal?: AbortSignal): Promise<OwnerCandidate[]> {
  const { people } = (await site.layout(signal)).fields;
  const fields = ['project', 'reporter', 'components', ...people.map(({ id }) => id)];
  const query = { fields: fields.join(',') };
  const issue = await site.client.fetch(issueShape, { path: site.issuePath(key), query, signal });
  const project = projectOf(issue);
  const wished = ownersNamed(site.options.productOwner, project);
  const fieldOf = (name: string) => people.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const inFields = await peopleIn(
    site,
    issue,
    wished.flatMap((name) => fieldOf(name) ?? []),
    signal,
  );
  if (inFields.length > 0) return unique(inFields);
  const names = wished.filter((name) => !fieldOf(name));
  const set = await namedPeople(site, issue.key, 'The Product Owner of the settings', names, signal);
  if (set.length > 0) return candidates(set, 'setting');
  if (names.length > 0)
    site.options.log('Nobody of this site is called like the Product Owner of the settings.');
  const config = project === undefined ? [] : await namedInProject(site, project, signal);
  const ofProject = await namedPeople(site, issue.key, 'The Product Owner of the project', config, signal);
  if (ofProject.length > 0) return candidates(ofProject, 'project');
  const ofIssue = await peopleIn(
    site,
    issue,
    people.filter(({ isOwner }) => isOwner),
    signal,
  );
  if (ofIssue.length > 0) return unique(ofIssue);
  const [components, lead, me] = await Promise.all([
    componentLeads(site, issue, signal),
    project === undefined ? undefined : projectLead(site, project, signal),
    site.me(signal),
  ]);
  const { reporter: raw } = issue.fields;
  const reporter = isActive(raw) && !isCustomer(raw) ? personOf(raw) : undefined;
  return unique([
    ...components,
    ...candidates(lead ? [lead] : [], 'projectLead'),
    ...candidates(reporter ? [reporter] : [], 'reporter'),
  ]).filter(({ id }) => id !== me.id);
}

function projectOf({ fields }: RawIssue): string | undefined {
  const result = v.safeParse(v.object({ key: v.string() }), fields.project);
  return result.success ? result.output.key : undefined;
}

function candidates(people: readonly Person[], reason: OwnerReason, detail?: string): OwnerCandidate[] {
  return people.map((person) => ({ ...person, reason, ...(detail && { detail }) }));
}

/** Whom fields of an issue name; of a group who is in it, as far as that is to be seen. */
async function peopleIn(
  site: Site,
  { fields: values }: RawIssue,
  fields: readonly PeopleField[],
  signal?: AbortSignal,
): Promise<OwnerCandidate[]> {
  const found: OwnerCandidate[] = [];
  for (const { id, name, holdsGroups } of fields) {
    const raw = [values[id] ?? []].flat();
    const named = holdsGroups
      ? await membersOf(site, entriesOf(groupShape, raw), signal)
      : raw.filter(isActive).flatMap((one) => personOf(one) ?? []);
    found.push(...candidates(named, 'story', name));
  }
  return found;
}

async function membersOf(site: Site, groups: readonly RawGroup[], signal?: AbortSignal): Promise<Person[]> {
  const found: Person[] = [];
  for (const group of groups.slice(0, mostNamed)) {
    const asked = remembered(site, `group ${group.name}`, () => findGroup(site, group, signal));
    const members = (await site.optional(`Who is in ${group.name}`, asked)) ?? [];
    if (members.length === 0) site.options.log(`Nobody is to be seen in the group ${group.name}.`);
    found.push(...members);
  }
  return found;
}

/** Each as a person, or as the members of a group of that name. */
async function namedPeople(
  site: Site,
  key: string,
  what: string,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<Person[]> {
  const found: Person[] = [];
  for (const name of names.slice(0, mostNamed)) {
    const asked = remembered(site, `person ${name}`, async () => {
      const person = await findNamed(site, key, name, signal);
      if (person) return [person];
      return name.includes('@') ? [] : findGroup(site, { name }, signal);
    });
    found.push(...((await site.optional(what, asked)) ?? []));
  }
  return [...new Map(found.map((person) => [person.id, person])).values()];
}

const configShape = v.object({ productOwner: v.union([v.string(), v.array(v.string())]) });

async function namedInProject(site: Site, project: string, signal?: AbortSignal): Promise<readonly string[]> {
  const { client, dialect } = site;
  const path = `${dialect.api}/project/${encodeURIComponent(project)}/properties/${configProperty}`;
  const asked = remembered(site, `config ${project}`, async () => {
    const property = await unlessRefused(client.fetch(propertyShape, { path, signal }), undefined);
    const result = v.safeParse(configShape, property?.value);
    if (property && !result.success)
      site.options.log(
        `${configProperty} of ${project} has no "productOwner" that is a name or a list of names.`,
      );
    return result.success ? [result.output.productOwner].flat().filter((name) => name.trim()) : [];
  });
  return (await site.optional('The Product Owner of the project', asked)) ?? [];
}

async function componentLeads(
  site: Site,
  { fields }: RawIssue,
  signal?: AbortSignal,
): Promise<OwnerCandidate[]> {
  const listed = v.safeParse(v.array(v.object({ id: v.string(), name: v.string() })), fields.components);
  const leads = (listed.success ? listed.output : []).slice(0, mostNamed).map(async ({ id, name }) => {
    const path = `${site.dialect.api}/component/${encodeURIComponent(id)}`;
    const asked = remembered(site, `component ${id}`, async () => {
      const component = await unlessRefused(site.client.fetch(componentShape, { path, signal }), undefined);
      return leadOf(component);
    });
    const lead = await site.optional('The lead of a component', asked);
    return candidates(lead ? [lead] : [], 'component', name);
  });
  return (await Promise.all(leads)).flat();
}

function projectLead(site: Site, project: string, signal?: AbortSignal): Promise<Person | undefined> {
  const path = `${site.dialect.api}/project/${encodeURIComponent(project)}`;
  const asked = remembered(site, `lead ${project}`, async () =>
    leadOf(await unlessRefused(site.client.fetch(projectShape, { path, signal }), undefined)),
  );
  return site.optional('The project lead', asked);
}

function leadOf(led: { readonly lead?: unknown } | undefined): Person | undefined {
  return isActive(led?.lead) ? personOf(led?.lead) : undefined;
}

/** What seldom changes is asked for once; what could not be had is asked for again. */
function remembered<T>({ owners }: Pick<Site, 'owners'>, name: string, ask: () => Promise<T>): Promise<T> {
  const known = owners.get(name);
  if (known) return known as Promise<T>;
  const asked = ask();
  owners.set(name, asked);
  asked.catch(() => owners.delete(name));
  return asked;
}

function unique(people: readonly OwnerCandidate[]): OwnerCandidate[] {
  const byId = new Map<string, OwnerCandidate>();
  for (const person of people) if (!byId.has(person.id)) byId.set(person.id, person);
  return [...byId.values()];
}
