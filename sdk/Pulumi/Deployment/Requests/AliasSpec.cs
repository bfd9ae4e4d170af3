namespace Pulumi;

/// <summary>An alias with all its parts resolved; an empty part is as it is now.</summary>
internal sealed record AliasSpec(string Urn, string Name, string Type, string Stack, string Project, string ParentUrn, bool NoParent)
{
    /// <exception cref="ArgumentException">The alias says more than one thing about the same part.</exception>
    public static async Task<AliasSpec> ResolveAsync(Alias alias)
    {
        Check(alias);
        Input<string>? parentUrn = alias.Parent is { } parent ? (Input<string>)parent.Urn : alias.ParentUrn;
        return new(
            alias.Urn ?? "",
            await TextAsync(alias.Name).ConfigureAwait(false),
            await TextAsync(alias.Type).ConfigureAwait(false),
            await TextAsync(alias.Stack).ConfigureAwait(false),
            await TextAsync(alias.Project).ConfigureAwait(false),
            await TextAsync(parentUrn).ConfigureAwait(false),
            alias.NoParent);
    }

    private static void Check(Alias alias)
    {
        var parents = (alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0);
        if (alias.Urn is not null && ((alias.Name ?? alias.Type ?? alias.Stack ?? alias.Project) is not null || parents > 0))
            throw new ArgumentException("Alias should not specify both Alias.Urn and other properties.");
        if (parents > 1)
            throw new ArgumentException("Alias can specify only one of Alias.Parent, Alias.ParentUrn and Alias.NoParent.");
    }

    private static async Task<string> TextAsync(Input<string>? input) =>
        input is null ? "" : (await input.ToOutput().DataTask.ConfigureAwait(false)).Value ?? "";
}
