using System.Collections.Immutable;

namespace Monitoring.Generator.Model;

/// <summary>A struct of named strings; every name equals its value.</summary>
public sealed record EnumModel(TypeName Name, ImmutableArray<string> Values);
