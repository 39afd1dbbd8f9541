import { type ComponentChild, h, type JSX } from 'preact';
import type { SvgNode } from '../../src/domain/report/svg';

/** A drawing as elements, node by node. */
export function Drawing({ node }: { readonly node: SvgNode }): JSX.Element {
  return h(node.name, node.attributes, ...node.children.map(child)) as JSX.Element;
}

function child(node: SvgNode | string): ComponentChild {
  return typeof node === 'string' ? node : h(node.name, node.attributes, ...node.children.map(child));
}
