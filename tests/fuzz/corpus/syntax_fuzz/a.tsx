+export const V: React.FC<{a: string}> = ({a}) => <div data-a="x" {...a}>text {a}</div>;
export function W<T,>(p: T) { return <></> }
