using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Xunit;

namespace Monitoring.Tests.Real.Engine;

/// <summary>What surrounds the arguments of a resource on its way to the engine.</summary>
public sealed class RegistrationTests
{
    private const string Type = "test:index:Thing";

    [SkippableFact]
    public async Task Every_option_has_its_field()
    {
        var recording = (await EngineProgram.RunAsync(() =>
        {
            var holder = Thing("holder");
            _ = Thing("thing", new CustomResourceOptions
            {
                Protect = true,
                RetainOnDelete = true,
                DeleteBeforeReplace = false,
                DeletedWith = holder,
                IgnoreChanges = { "spec.replicas" },
                ReplaceOnChanges = { "spec.selector" },
                AdditionalSecretOutputs = { "token" },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5), Delete = TimeSpan.FromMilliseconds(1500) },
                Version = "1.2.3",
                PluginDownloadURL = "https://plugins.example",
                ImportId = "existing",
            });
        })).Succeeded();

        var thing = recording["thing"];
        Assert.True((bool)thing["custom"]!);
        Assert.Equal((true, true, false), ((bool)thing["protect"]!, (bool)thing["retainOnDelete"]!, (bool)thing["deleteBeforeReplace"]!));
        Assert.Equal(Urn("holder"), (string?)thing["deletedWith"]);
        Assert.Equal(["spec.replicas"], Texts(thing["ignoreChanges"]));
        Assert.Equal(["spec.selector"], Texts(thing["replaceOnChanges"]));
        Assert.Equal(["token"], Texts(thing["additionalSecretOutputs"]));
        Assert.Equal(("1.2.3", "https://plugins.example", "existing"), ((string?)thing["version"], (string?)thing["pluginDownloadUrl"], (string?)thing["importId"]));
        Assert.Equal(("", TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(1500)), ((string?)thing["customTimeouts"]!["update"], GoDuration.Parse(thing, "create"), GoDuration.Parse(thing, "delete")));
    }

    [SkippableFact]
    public async Task An_option_that_is_not_given_is_left_to_the_engine()
    {
        var thing = (await EngineProgram.RunAsync(() => Thing("thing"))).Succeeded()["thing"];
        Assert.All(["protect", "retainOnDelete", "deleteBeforeReplace", "customTimeouts"], field => Assert.Equal(JTokenType.Null, thing[field]!.Type));
        Assert.All(["provider", "version", "importId", "deletedWith", "packageRef"], field => Assert.Equal("", (string?)thing[field]));
        Assert.All(["ignoreChanges", "aliases", "aliasUrns", "dependencies"], field => Assert.Empty(thing[field]!));
        Assert.All(["secrets", "resources", "results"], field => Assert.True((bool)thing["accepts"]![field]!));
    }

    [SkippableFact]
    public async Task Parents_dependencies_and_providers_are_known_by_what_the_engine_called_them()
    {
        var recording = (await EngineProgram.RunAsync(() =>
        {
            var provider = new Pulumi.Kubernetes.Provider("cluster");
            var group = new ComponentResource("test:index:Group", "group", new ComponentResourceOptions { Provider = provider });
            var map = new ConfigMap("map", new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = "map" } }, new CustomResourceOptions { Parent = group });
            _ = new ConfigMap("copy", new ConfigMapArgs
            {
                Data = { ["from"] = map.Metadata.Apply(metadata => metadata.Name) },
                BinaryData = { ["plain"] = "AA==" },
            }, new CustomResourceOptions { DependsOn = { group }, Provider = provider });
        })).Succeeded();

        const string Group = "urn:pulumi:stack::project::test:index:Group::group";
        const string Map = "urn:pulumi:stack::project::test:index:Group$kubernetes:core/v1:ConfigMap::map";
        const string Provider = "urn:pulumi:stack::project::pulumi:providers:kubernetes::cluster::cluster-id";
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", (string?)recording["group"]["parent"]);
        Assert.Equal((Group, Provider), ((string?)recording["map"]["parent"], (string?)recording["map"]["provider"]));
        var copy = recording["copy"];
        Assert.Equal(Provider, (string?)copy["provider"]);
        Assert.Equal([Map], Texts(copy["dependencies"]));
        Assert.Equal([Map], Texts(copy["propertyDependencies"]!["data"]));
        Assert.Empty(copy["propertyDependencies"]!["binaryData"]!);
    }

    [SkippableFact]
    public async Task Aliases_are_sent_as_they_are_written()
    {
        var thing = (await EngineProgram.RunAsync(() => Thing("thing", new CustomResourceOptions
        {
            Aliases =
            {
                new Alias { Urn = Urn("old") },
                new Alias { Name = "former", Type = "test:index:Former" },
                new Alias { ParentUrn = Urn("mother") },
                new Alias { NoParent = true },
            },
        }))).Succeeded()["thing"];
        var aliases = thing["aliases"]!.Select(alias => alias.ToString(Newtonsoft.Json.Formatting.None).Replace('"', '\'')).ToList();
        Assert.Equal(
            [
                $"{{'urn':'{Urn("old")}'}}",
                "{'name':'former','type':'test:index:Former','stack':'','project':'','parentUrn':'','noParent':false}",
                $"{{'name':'','type':'','stack':'','project':'','parentUrn':'{Urn("mother")}','noParent':false}}",
                "{'name':'','type':'','stack':'','project':'','parentUrn':'','noParent':true}",
            ], aliases);
    }

    [SkippableFact]
    public async Task A_resource_with_an_id_is_read_and_not_registered()
    {
        var recording = (await EngineProgram.RunAsync(new EngineScenario { Reads = { ["monitoring/map"] = new { data = new { key = "kept" } } } }, () =>
        {
            var map = ConfigMap.Get("map", "monitoring/map");
            _ = Thing("thing", null, ("data", map.Data.Apply(data => data["key"])));
        })).Succeeded();
        var read = Assert.Single(recording.Of("ReadResource")).Request;
        Assert.Equal(("kubernetes:core/v1:ConfigMap", "map", "monitoring/map"), ((string?)read["type"], (string?)read["name"], (string?)read["id"]));
        Assert.Equal("kept", (string?)recording["thing"]["object"]!["data"]);
        Assert.DoesNotContain(recording.Registrations, call => call.Name == "map");
    }

    [SkippableFact]
    public async Task A_parameterized_package_is_announced_once_and_named_by_its_resources()
    {
        var package = new RegisterPackageRequest(
            "base", "1.0.0", "https://plugins.example", new() { ["linux-amd64"] = [1, 2] }, new RegisterPackageRequest.PackageParameterization("derived", "2.0.0", [3, 4]));
        var recording = (await EngineProgram.RunAsync(() =>
        {
            _ = new CustomResource("derived:index:A", "a", null, null, package);
            _ = new CustomResource("derived:index:B", "b", null, null, package);
        })).Succeeded();
        var announced = Assert.Single(recording.Of("RegisterPackage")).Request;
        Assert.Equal(
            "{'name':'base','version':'1.0.0','downloadUrl':'https://plugins.example','checksums':{'linux-amd64':'AQI='},'parameterization':{'name':'derived','version':'2.0.0','value':'AwQ='}}",
            announced.ToString(Newtonsoft.Json.Formatting.None).Replace('"', '\''));
        Assert.Equal(("base-ref", "base-ref"), ((string?)recording["a"]["packageRef"], (string?)recording["b"]["packageRef"]));
    }

    [SkippableFact]
    public async Task A_stack_exports_what_its_program_returns()
    {
        var recording = (await EngineProgram.RunAsync(new EngineScenario(), () => new Dictionary<string, object?>
        {
            ["address"] = "http://prometheus:9090",
            ["password"] = Output.CreateSecret("s3cret"),
        })).Succeeded();
        var outputs = Assert.Single(recording.Of("RegisterResourceOutputs")).Request;
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", (string?)outputs["urn"]);
        Assert.Equal("http://prometheus:9090", (string?)outputs["outputs"]!["address"]);
        Assert.True(JToken.DeepEquals(Wire.Secret("s3cret"), outputs["outputs"]!["password"]));
    }

    private static CustomResource Thing(string name, CustomResourceOptions? options = null, params (string Name, object? Value)[] args) =>
        new(Type, name, new DictionaryResourceArgs(args.ToImmutableDictionary(arg => arg.Name, arg => arg.Value)), options);

    private static string Urn(string name) => $"urn:pulumi:stack::project::{Type}::{name}";

    private static IEnumerable<string?> Texts(JToken? list) => list!.Select(item => (string?)item);
}
