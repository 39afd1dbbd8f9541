/** Remarks of the team under a story. */
export const remarks = [
  'I checked this with the warehouse: they can deliver the data every five minutes, not faster.',
  'The designs are final since yesterday.',
  'Half of this exists already in the app. Can we share the code?',
  'Estimated together on Tuesday. The risk is the provider’s sandbox.',
  'Please let us do this before the legal deadline story.',
  'QA: tested on the staging system with last night’s build, looks good so far.',
] as const;
