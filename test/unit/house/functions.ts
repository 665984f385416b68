import { type ESTree, Visitor } from 'vite';
import { lineAt, type Source } from './sources.ts';

/** How long a function is, in lines of its file. */
export interface FunctionLength {
  readonly place: string;
  /** What it is bound to: a variable, a property, or the title of a test. */
  readonly name: string;
  readonly lines: number;
  /** Without the named functions within it. */
  readonly ownLines: number;
  /** The callback of a `describe`: a chapter of tests and no act of its own. */
  readonly isChapter: boolean;
}

type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;
type Lines = readonly [first: number, last: number];

interface Open {
  readonly lines: Lines;
  /** Lines of the named functions within. */
  readonly named: Lines[];
}

/** The length of every function of a file. */
export function functionsOf(source: Source): readonly FunctionLength[] {
  const names = namesOf(source.program);
  const found: FunctionLength[] = [];
  const open: Open[] = [];

  const enter = ({ start, end }: FunctionNode): void => {
    open.push({ lines: [lineAt(source, start), lineAt(source, end)], named: [] });
  };
  const leave = (node: FunctionNode): void => {
    const left = open.pop();
    if (left === undefined) return;
    const { lines, named } = left;
    const name = names.get(node);
    open.at(-1)?.named.push(...(name === undefined ? named : [lines]));
    found.push({
      place: `${source.path}:${lines[0]}`,
      name: name?.text ?? '(no name)',
      lines: lines[1] - lines[0] + 1,
      ownLines: countWithout(lines, named),
      isChapter: name?.isChapter ?? false,
    });
  };

  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
  }).visit(source.program);
  return found;
}

interface Name {
  readonly text: string;
  readonly isChapter: boolean;
}

function namesOf(program: ESTree.Program): ReadonlyMap<unknown, Name> {
  const names = new Map<unknown, Name>();
  const bind = (value: unknown, text: string, isChapter = false): void => {
    names.set(value, { text, isChapter });
  };
  new Visitor({
    FunctionDeclaration: (node) => bind(node, node.id?.name ?? 'default'),
    VariableDeclarator: ({ id, init }) => bind(init, id.type === 'Identifier' ? id.name : '{…}'),
    AssignmentExpression: ({ right }) => bind(right, '='),
    Property: ({ key, value }) => bind(value, wordOf(key)),
    PropertyDefinition: ({ key, value }) => bind(value, wordOf(key)),
    MethodDefinition: ({ key, value }) => bind(value, wordOf(key)),
    CallExpression: ({ callee, arguments: values }) => {
      const title = values.map(titleOf).find((one) => one !== null);
      if (title === undefined || title === null) return;
      for (const value of values) bind(value, title, isDescribe(callee));
    },
  }).visit(program);
  return names;
}

function wordOf(key: ESTree.Node): string {
  if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : '[…]';
}

/** `it('title', …)`, `it.each(…)('title', …)`, `on('event', …)`: a text in front names what comes with it. */
function titleOf(node: ESTree.Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' ? (node.quasis[0]?.value.raw ?? '') : null;
}

/** `describe`, `describe.each(…)`, `test.describe`. */
export function isDescribe(callee: ESTree.Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'describe';
  if (callee.type === 'CallExpression') return isDescribe(callee.callee);
  if (callee.type !== 'MemberExpression') return false;
  return isDescribe(callee.property) || isDescribe(callee.object);
}

function countWithout([first, last]: Lines, taken: readonly Lines[]): number {
  const own = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return own.filter((line) => !taken.some(([from, to]) => from <= line && line <= to)).length;
}
