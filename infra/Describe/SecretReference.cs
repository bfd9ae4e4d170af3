namespace Monitoring.Describe;

/// <summary>Where a generated secret is kept, for people who need it. The value itself is never part of an output.</summary>
/// <param name="Purpose">What it is for: <c>grafana-admin-password</c>.</param>
/// <param name="Namespace">Namespace of the Secret.</param>
/// <param name="Name">Name of the Secret.</param>
/// <param name="Key">Key inside it.</param>
public sealed record SecretReference(string Purpose, string Namespace, string Name, string Key)
{
    public override string ToString() => $"{Namespace}/{Name}/{Key}";
}
