/* What the commands about links do, in one file that is loaded at the first of them. */
export { chooseCurrentStory, notThisStory, unlinkBranch } from './choose-current-story';
export { cleanUpLinks } from './clean-up-links';
export { linkBranch } from './link-branch';
export { linkCommit } from './link-commit';
