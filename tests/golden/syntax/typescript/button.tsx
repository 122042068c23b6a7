import React from "react";

export interface ButtonProps {
  label: string;
  disabled?: boolean;
}

export function Button({ label, disabled = false, children }: ButtonProps) {
  return <button disabled={disabled}>{label}</button>;
}

export const Icon = ({ name = "dot" }: { name?: string }): JSX.Element => <i className={name} />;

export default class Panel extends React.Component<{ title: string }> {
  state = { open: false };
  render() {
    return <div>{this.props.title}</div>;
  }
}
