import type { Syntax } from 'refractor/core';
import bash from 'refractor/bash';
import c from 'refractor/c';
import cpp from 'refractor/cpp';
import csharp from 'refractor/csharp';
import css from 'refractor/css';
import diff from 'refractor/diff';
import docker from 'refractor/docker';
import gherkin from 'refractor/gherkin';
import go from 'refractor/go';
import graphql from 'refractor/graphql';
import groovy from 'refractor/groovy';
import http from 'refractor/http';
import ini from 'refractor/ini';
import java from 'refractor/java';
import javascript from 'refractor/javascript';
import json from 'refractor/json';
import kotlin from 'refractor/kotlin';
import markup from 'refractor/markup';
import powershell from 'refractor/powershell';
import properties from 'refractor/properties';
import python from 'refractor/python';
import ruby from 'refractor/ruby';
import rust from 'refractor/rust';
import scala from 'refractor/scala';
import sql from 'refractor/sql';
import swift from 'refractor/swift';
import typescript from 'refractor/typescript';
import yaml from 'refractor/yaml';

/** What is written in stories, and the other names that people and Jira give it; all in lower case. */
const names: readonly (readonly [Syntax, ...string[]])[] = [
  [bash, 'bash', 'sh', 'shell', 'zsh', 'console', 'shellscript'],
  [c, 'c'],
  [cpp, 'cpp', 'c++', 'objective-c', 'objectivec'],
  [csharp, 'csharp', 'c#', 'cs'],
  [css, 'css', 'scss', 'less'],
  [diff, 'diff', 'patch'],
  [docker, 'docker', 'dockerfile'],
  [gherkin, 'gherkin', 'feature', 'cucumber'],
  [go, 'go', 'golang'],
  [graphql, 'graphql', 'gql'],
  [groovy, 'groovy', 'gradle'],
  [http, 'http', 'rest'],
  [ini, 'ini', 'toml', 'conf'],
  [java, 'java'],
  [javascript, 'javascript', 'js', 'jsx', 'mjs', 'node'],
  [json, 'json', 'jsonc', 'json5'],
  [kotlin, 'kotlin', 'kt'],
  [markup, 'xml', 'html', 'html/xml', 'svg', 'markup', 'vue'],
  [powershell, 'powershell', 'ps1', 'pwsh'],
  [properties, 'properties'],
  [python, 'python', 'py'],
  [ruby, 'ruby', 'rb'],
  [rust, 'rust', 'rs'],
  [scala, 'scala'],
  [sql, 'sql', 'plsql', 'pl/sql', 'mysql', 'postgresql', 'tsql'],
  [swift, 'swift'],
  [typescript, 'typescript', 'ts', 'tsx'],
  [yaml, 'yaml', 'yml'],
];

const syntaxes = new Map(names.flatMap(([syntax, ...all]) => all.map((name) => [name, syntax] as const)));

/** `undefined` where a language is none of those that are coloured. */
export function syntaxOf(language: string): Syntax | undefined {
  return syntaxes.get(language.trim().toLowerCase());
}
