/*
 * The commit hook, as it stands in the folder `story-context` of a repository's git folder. It needs what git itself
 * needs (sh, awk) and reads what `commit-hook.ts` wrote into git's configuration. It is called with the name of git's
 * event before git's own arguments, and always ends with 0: a commit never fails for it.
 */

/** Stands in every file of a hook that is ours. */
export const hookMark = 'Story Context: names the story of the branch in commit messages.';

/** Calls the script from wherever git, or a hook of somebody else, runs a line of shell; says nothing where it is gone. */
export function hookLine(event: HookEvent): string {
  return `hook="$(git rev-parse --git-common-dir)/story-context/commit-hook"; test ! -f "$hook" || sh "$hook" ${event} "$@" || :`;
}

export type HookEvent = 'prepare-commit-msg' | 'commit-msg';

/** A hook of git's that is a file of its own. */
export function hookFile(event: HookEvent): string {
  return `#!/bin/sh
# ${hookMark}
# “Story Context: Remove Commit Hook” removes it.
${hookLine(event)}
exit 0
`;
}

export const hookScript = String.raw`#!/bin/sh
# ${hookMark}
# It writes nothing into merges, reverts, picked and amended commits, fixups, and messages that name a story already.
event=$1
file=$2
source=$3
LC_ALL=C
export LC_ALL

common=$(git rev-parse --git-common-dir) && gitdir=$(git rev-parse --git-dir) || exit 0
# What stands in the editor before anyone wrote in it; each worktree has its own.
waiting=$common/story-context/waiting-$(basename "$gitdir")

# Lines of a message that git will drop.
char=$(git config --get core.commentString || git config --get core.commentChar) || char='#'
cleanup=$(git config --get commit.cleanup)
# Git says by this editor that it opens none.
editor=yes
test "$GIT_EDITOR" != ':' || editor=

# The text of a message, without what git drops, and without what it counts for nothing.
written() {
  sed '/ -\{10,\} >8 -\{10,\}$/,$d' "$1" | git stripspace --strip-comments | grep -v '^Signed-off-by: ' |
    git stripspace
}

if test "$event" = commit-msg; then
  test -f "$waiting" || exit 0
  # Nobody wrote anything: of an empty message git makes no commit, as the person expects who left the editor.
  test "$(written "$file")" != "$(cat "$waiting")" || : > "$file"
  rm -f "$waiting"
  exit 0
fi

rm -f "$waiting"
case $source in merge | commit) exit 0 ;; esac
test ! -f "$gitdir/CHERRY_PICK_HEAD" && test ! -f "$gitdir/REVERT_HEAD" || exit 0
# A rebase has no branch and messages of its own.
branch=$(git symbolic-ref --quiet --short HEAD) || exit 0

before=$(git config --get story-context.before)
after=$(git config --get story-context.after)
tail=$(git config --get story-context.tail)
projects=$(git config --get story-context.projects)
linked=$(git config --get "branch.$branch.story-context")
# Keys in the name of the branch that are not its story.
not=$(git config --get-all "branch.$branch.story-context-not")
export char cleanup editor branch before after tail projects linked not

awk '
# The first key of a known project in a text that is none of these, spelled as its project is; "" where there is none.
function keyIn(text, except,   rest, at, size, word, dash, project, previous, following) {
  rest = tolower(text)
  previous = ""
  while (match(rest, /[a-z][a-z0-9_]+-[1-9][0-9]*/)) {
    at = RSTART
    size = RLENGTH
    word = substr(rest, at, size)
    if (at > 1) previous = substr(rest, at - 1, 1)
    following = substr(rest, at + size, 2)
    dash = index(word, "-")
    project = substr(word, 1, dash - 1)
    if (previous !~ /[a-z0-9]/ && following !~ /^[a-z0-9]/ && following !~ /^\.[0-9]/) {
      if (project in spelled && !(word in except)) return spelled[project] substr(word, dash)
      previous = substr(word, size, 1)
      rest = substr(rest, at + size)
    } else {
      previous = substr(rest, at, 1)
      rest = substr(rest, at + 1)
    }
  }
  return ""
}

# Whether a text holds this key as a word of its own, however it is capitalised.
function holds(text, key,   rest, at, previous, following) {
  rest = tolower(text)
  key = tolower(key)
  previous = ""
  while (at = index(rest, key)) {
    if (at > 1) previous = substr(rest, at - 1, 1)
    following = substr(rest, at + length(key), 2)
    if (previous !~ /[a-z0-9]/ && following !~ /^[a-z0-9]/ && following !~ /^\.[0-9]/) return 1
    previous = substr(rest, at, 1)
    rest = substr(rest, at + 1)
  }
  return 0
}

function filled(text,   at, result) {
  result = ""
  while (match(text, /[{](key|trailer)[}]/)) {
    result = result substr(text, 1, RSTART - 1) (RLENGTH == 5 ? key : "Story: " key)
    text = substr(text, RSTART + RLENGTH)
  }
  return result text
}

function blank(line) { return line ~ /^[ \t\r]*$/ }
function comment(line) { return char != "" && substr(line, 1, length(char)) == char }
function dropped(at) { return dropsComments && comment(lines[at]) }
function trailer(line) { return line ~ /^[A-Za-z][A-Za-z0-9-]*: [^ \t\r]/ }
function ofTrailers(line) { return trailer(line) || line ~ /^[(]cherry picked from commit [0-9a-f]+[)][ \t\r]*$/ }

{ lines[NR] = $0 }

END {
  count = split(ENVIRON["projects"], names, /[ \t]+/)
  for (i = 1; i <= count; i++) if (names[i] != "") spelled[tolower(names[i])] = names[i]
  key = ENVIRON["linked"]
  split("", setAside)
  count = split(ENVIRON["not"], names, /\n/)
  for (i = 1; i <= count; i++) setAside[tolower(names[i])] = 1
  if (key == "") key = keyIn(ENVIRON["branch"], setAside)
  if (key == "" || key ~ /[\r\n]/) exit 1

  before = filled(ENVIRON["before"])
  after = filled(ENVIRON["after"])
  tail = filled(ENVIRON["tail"])
  if (before == "" && after == "" && tail == "") exit 1

  editor = ENVIRON["editor"] != ""
  cleanup = ENVIRON["cleanup"]
  char = ENVIRON["char"]
  bottom = NR
  if (editor) {
    for (i = NR; i > 0; i--) if (lines[i] ~ /-+ >8 -+[ \t\r]*$/) {
      # Below this line stands what git takes for no message at all.
      cut = lines[i]
      sub(/ -+ >8 -+[ \t\r]*$/, "", cut)
      if (char == "auto") char = cut
      if (cut == char) bottom = i - 1
    }
    if (char == "auto") {
      for (i = bottom; i > 1 && blank(lines[i]); i--);
      char = substr(lines[i], 1, 1)
      if (index("#;@!$%^&|:", char) == 0) char = "#"
    }
    # The block in which git says what will be committed.
    while (bottom > 0 && (blank(lines[bottom]) || comment(lines[bottom]))) bottom--
  } else if (char == "auto") char = "#"
  dropsComments = cleanup == "strip" || (editor && (cleanup == "" || cleanup == "default"))

  subject = 0
  last = 0
  for (i = 1; i <= bottom; i++) if (!dropped(i) && !blank(lines[i])) {
    if (!subject) subject = i
    last = i
    if (holds(lines[i], key)) exit 1
  }
  if (!subject && !editor) exit 1
  if (subject && lines[subject] ~ /^[ \t]*(fixup|squash|amend)! /) exit 1

  # The last paragraph, where it is one of trailers.
  block = 0
  if (last) {
    for (i = last; i > 0 && !blank(lines[i]); i--);
    block = i + 1
    while (dropped(block)) block++
    for (i = block; i <= last; i++)
      if (!dropped(i) && !ofTrailers(lines[i]) && (i == block || lines[i] !~ /^[ \t]/)) { block = 0; break }
  }
  toCome = !subject
  if (block && block == subject) {
    # Trailers alone, with room above them, are not the subject: it will be typed.
    for (i = block; i <= last; i++)
      if (!dropped(i) && tolower(lines[i]) !~ /^[a-z-]+-by: /) break
    if (editor && i > last && subject > 1) toCome = 1
    else block = 0
  }

  # A person who named another story knew why.
  if (subject && keyIn(lines[subject]) != "") exit 1
  for (i = block; block && i <= last; i++) if (keyIn(lines[i]) != "") exit 1

  # On the line of a key, Jira takes a word such as #close for a command.
  if (!toCome && index(ENVIRON["before"], "{") && lines[subject] ~ /(^|[ \t])#[A-Za-z]/) {
    before = after = ""
    tail = "Story: " key
  }

  if (toCome) {
    # The line that waits for the subject is the first.
    print before after
    printed = NR > 0 && blank(lines[1]) ? 1 : 0
  } else {
    for (i = 1; i < subject; i++) print lines[i]
    line = lines[subject]
    if (before != "" || after != "") {
      sub(/[ \t\r]+$/, "", line)
      line = before line after
    }
    print line
    printed = subject
  }

  if (tail != "" && block && tail !~ /\n/ && trailer(tail)) {
    place = last + 1
    for (i = last; i >= block; i--) if (tolower(lines[i]) ~ /^co-authored-by:/) place = i
    for (i = printed + 1; i < place; i++) print lines[i]
    print tail
    printed = place - 1
  } else if (tail != "") {
    for (i = printed + 1; i <= last; i++) print lines[i]
    if (last > printed) printed = last
    print ""
    print tail
    if (printed < NR && !blank(lines[printed + 1])) print ""
  }
  for (i = printed + 1; i <= NR; i++) print lines[i]
}
' "$file" > "$file.story-context" 2> /dev/null && test -s "$file.story-context" && {
  cat "$file.story-context" > "$file"
  case $editor$source in yes | yestemplate) written "$file" > "$waiting" ;; esac
}
rm -f "$file.story-context"
exit 0
`;
