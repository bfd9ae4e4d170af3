namespace Monitoring.Zipkin;

/// <summary>The pinned Zipkin. From 3.6 on it speaks to Elasticsearch 9.</summary>
public static class ZipkinImage
{
    public const string Version = "3.6.1";

    /// <summary>The variant with the two kinds of storage that are of use here, at half the size.</summary>
    public const string Reference = $"ghcr.io/openzipkin/zipkin-slim:{Version}";

    /// <summary>Version of the nightly job that links services.</summary>
    public const string DependenciesVersion = "3.2.2";

    public const string DependenciesReference = $"ghcr.io/openzipkin/zipkin-dependencies:{DependenciesVersion}";

    /// <summary>User and group <c>zipkin</c> and <c>zipkin-dependencies</c> of the images; the latter's Hadoop starts only as a user with a name.</summary>
    public const int User = 1000;
}
