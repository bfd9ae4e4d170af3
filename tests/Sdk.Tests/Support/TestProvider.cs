using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>A provider of the package that <see cref="Thing"/> is of.</summary>
internal sealed class TestProvider(string name, CustomResourceOptions? options = null) : ProviderResource("test", name, ResourceArgs.Empty, options);
