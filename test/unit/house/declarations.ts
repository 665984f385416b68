import type { ESTree } from 'vite';
import { lineAt, type Source } from './sources.ts';

/** A name that a file declares at its top. */
export interface Declared {
  readonly name: string;
  readonly place: string;
  readonly isType: boolean;
  readonly isExported: boolean;
  /** Has a comment of the form `/** … *\/` right above it. */
  readonly hasDoc: boolean;
}

/** Everything that a file declares at its top, whether others see it or not. */
export function declaredIn(source: Source): readonly Declared[] {
  return source.program.body.flatMap((statement) => {
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declaration = isExported ? statement.declaration : statement;
    if (declaration === null) return [];
    return namesOf(declaration).map((name) => ({
      name,
      place: `${source.path}:${lineAt(source, statement.start)}`,
      isType: TYPES.has(declaration.type),
      isExported,
      hasDoc: isBelowDoc(source, statement.start),
    }));
  });
}

const TYPES: ReadonlySet<string> = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSEnumDeclaration',
  'ClassDeclaration',
]);

function namesOf(node: ESTree.Node): readonly string[] {
  if (node.type === 'VariableDeclaration') {
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  }
  if (TYPES.has(node.type) || node.type === 'FunctionDeclaration') {
    return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
  }
  return [];
}

function isBelowDoc({ comments, text }: Source, start: number): boolean {
  return comments.some(
    ({ type, value, end }) =>
      type === 'Block' &&
      value.startsWith('*') &&
      end <= start &&
      text.slice(end, start).trim() === '',
  );
}
