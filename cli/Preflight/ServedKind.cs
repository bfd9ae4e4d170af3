namespace Monitoring.Cli.Preflight;

/// <summary>A kind of object as the API server serves it.</summary>
/// <param name="ApiVersion">Such as <c>apps/v1</c>.</param>
/// <param name="Kind">Such as <c>Deployment</c>.</param>
/// <param name="Resource">Name in addresses and permissions: <c>deployments</c>.</param>
/// <param name="Namespaced">False for kinds that stand above namespaces.</param>
internal sealed record ServedKind(string ApiVersion, string Kind, string Resource, bool Namespaced)
{
    /// <summary>As kubectl takes it: <c>deployments.apps</c>.</summary>
    public string Qualified => ApiVersion.Contains('/', StringComparison.Ordinal) ? $"{Resource}.{ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)]}" : Resource;
}
