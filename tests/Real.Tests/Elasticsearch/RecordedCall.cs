namespace Monitoring.Tests.Real.Elasticsearch;

/// <summary>A request that <see cref="FakeElastic"/> got.</summary>
internal sealed record RecordedCall(string Method, string Path, string Login, string Body)
{
    public override string ToString() => $"{Method} {Path}";
}
