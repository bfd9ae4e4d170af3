using System.Collections.Immutable;

namespace Monitoring.Generator.Model;

/// <summary>
/// What makes a type a kind: its API version as manifests have it (<c>v1</c>, <c>apps/v1</c>), its name, Pulumi's type token for it
/// (<c>kubernetes:core/v1:Pod</c>), and the tokens of older API versions.
/// </summary>
public sealed record KindModel(string ApiVersion, string Kind, string Token, ImmutableArray<string> Aliases);
