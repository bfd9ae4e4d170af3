using Monitoring.Tests.Real.Rendering;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.Engine;

/// <summary>The whole program under an engine: what it registers is what <c>./monitor render</c> shows.</summary>
public sealed class StackUnderEngineTests
{
    private const string KubernetesVersion = "4.32.0";

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task An_update_registers_the_objects_that_render_writes(string stack)
    {
        var registered = Objects(await StackRecording.OfAsync(stack, preview: false)).ToDictionary(IdOf, manifest => Wire.Plain(manifest).ToString());
        var rendered = (await RenderedStack.OfAsync(stack)).Files.Values.ToDictionary(IdOf, manifest => Wire.Plain(manifest).ToString());

        Assert.Equal(rendered.Keys.Order(StringComparer.Ordinal), registered.Keys.Order(StringComparer.Ordinal));
        Assert.All(rendered, manifest => Assert.Equal(manifest.Value, registered[manifest.Key]));
    }

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_preview_registers_the_same_and_leaves_open_what_providers_make_up(string stack)
    {
        var update = (await StackRecording.OfAsync(stack, preview: false)).Registrations.Where(IsObject).ToDictionary(UrnOf);
        var preview = (await StackRecording.OfAsync(stack, preview: true)).Registrations.Where(IsObject).ToDictionary(UrnOf);

        Assert.Equal(update.Keys.Order(StringComparer.Ordinal), preview.Keys.Order(StringComparer.Ordinal));
        var open = update.SelectMany(call => Open(call.Value, preview[call.Key])).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, place => Assert.Matches("::(random|tls):index/|[$](random|tls):index/", place.Sources));
    }

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Secrets_are_marked_and_nothing_else_is(string stack)
    {
        var objects = Objects(await StackRecording.OfAsync(stack, preview: false)).ToLookup(manifest => (string?)manifest["kind"] == "Secret");
        Assert.Contains(objects[true], manifest => manifest.Descendants().Any(Wire.IsSecret));
        Assert.All(objects[true].Concat(objects[false]), manifest =>
            Assert.DoesNotContain(Wire.OpenTexts(manifest), text => text.Contains("<secret:", StringComparison.Ordinal)));

        // A preview shows [secret] for these, where it should show a name or that a pod restarts.
        Assert.All(objects[false], manifest => Assert.DoesNotContain(manifest.Descendants(), Wire.IsSecret));
    }

    [SkippableTheory]
    [InlineData("dev", false)]
    [InlineData("dev", true)]
    [InlineData("prod", false)]
    [InlineData("prod", true)]
    public async Task Resources_have_a_root_parents_providers_and_an_orderly_end(string stack, bool preview)
    {
        var recording = await StackRecording.OfAsync(stack, preview);
        var registrations = recording.Registrations.ToList();
        Assert.Equal(("pulumi:pulumi:Stack", $"monitoring-{stack}", ""), ((string?)registrations[0].Request["type"], registrations[0].Name, (string?)registrations[0].Request["parent"]));
        Assert.All(registrations.Skip(1), call => Assert.StartsWith("urn:pulumi:", (string?)call.Request["parent"], StringComparison.Ordinal));
        Assert.All(registrations.Where(IsObject), call =>
        {
            Assert.Equal(KubernetesVersion, (string?)call.Request["version"]);
            Assert.EndsWith($"::pulumi:providers:kubernetes::cluster::{(preview ? Wire.Unknown : "cluster-id")}", (string?)call.Request["provider"], StringComparison.Ordinal);
        });
        Assert.Equal(registrations.Count(call => !(bool)call.Request["custom"]!), recording.Of("RegisterResourceOutputs").Count());
        Assert.DoesNotContain(recording.Of("Log"), call => (string?)call.Request["severity"] is "warning" or "error");
        Assert.Equal("SignalAndWaitForShutdown", recording.Calls[^1].Method);
    }

    [SkippableTheory]
    [InlineData("dev", false)]
    [InlineData("prod", true)]
    public async Task Data_outlives_the_stack_and_a_slow_cluster_gets_its_time(string stack, bool isProtected)
    {
        var objects = (await StackRecording.OfAsync(stack, preview: false)).Registrations.Where(IsObject).Select(call => call.Request).ToList();
        var home = Assert.Single(objects, request => (string?)request.SelectToken("object.kind") == "Namespace" && (bool?)request["retainOnDelete"] == true);
        Assert.Equal(("monitoring", isProtected), ((string?)home.SelectToken("object.metadata.name"), (bool?)home["protect"] ?? false));
        var volumes = objects.Where(request => request.SelectToken("object.spec.volumeClaimTemplates") is not null).ToList();
        Assert.All(volumes, request => Assert.Equal(("monitoring", "Retain"), ((string?)request.SelectToken("object.metadata.namespace"), (string?)request.SelectToken("object.spec.persistentVolumeClaimRetentionPolicy.whenDeleted"))));
        Assert.NotEmpty(volumes);
        Assert.All(objects.Where(request => (string?)request.SelectToken("object.kind") is "StatefulSet" or "Deployment"), request =>
            Assert.Equal((TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20)), (GoDuration.Parse(request, "create"), GoDuration.Parse(request, "update"))));
        Assert.All(objects.Where(request => (string?)request.SelectToken("object.kind") == "Job"), request =>
            Assert.True(GoDuration.Parse(request, "create") > TimeSpan.FromSeconds((double)request.SelectToken("object.spec.activeDeadlineSeconds")!), "What the job says at its end comes before the deployment gives up."));
        Assert.All(objects.Where(request => (string?)request.SelectToken("object.kind") == "DaemonSet"), request =>
            Assert.Equal("true", (string?)request.SelectToken("object.metadata.annotations['pulumi.com/skipAwait']")));
    }

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_service_waits_for_pods_that_wait_for_it(string stack)
    {
        var recording = await StackRecording.OfAsync(stack, preview: false);
        var graph = new DependencyGraph(recording.Registrations);
        var services = recording.Registrations.Where(call => (string?)call.Request["type"] == "kubernetes:core/v1:Service" && (string?)call.Request.SelectToken("object.spec.clusterIP") != "None").ToList();
        var workloads = recording.Registrations.Where(call => call.Request.SelectToken("object.spec.template") is not null).ToList();
        Assert.NotEmpty(services);
        Assert.Contains(workloads, workload => services.Any(service => Selects(service, workload)));
        Assert.All(workloads, workload => Assert.DoesNotContain(services, service => Selects(service, workload) && graph.DependsOn(workload, service)));
    }

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task What_a_pod_reads_is_there_before_the_pod(string stack)
    {
        var recording = await StackRecording.OfAsync(stack, preview: false);
        var graph = new DependencyGraph(recording.Registrations);
        var files = recording.Registrations.Where(call => (string?)call.Request["type"] is "kubernetes:core/v1:ConfigMap" or "kubernetes:core/v1:Secret" or "kubernetes:core/v1:ServiceAccount").ToList();
        var pods = recording.Registrations.Where(call => call.Request.SelectToken("object.spec.template.spec") is not null).ToList();
        foreach (var pod in pods)
        {
            var read = NamedBy(pod);
            var late = files.Where(file => read.Contains((NamespaceOf(file), KindOf(file), (string?)file.Request.SelectToken("object.metadata.name"))) && !graph.DependsOn(pod, file));
            Assert.Equal([], late.Select(file => $"{pod.Name} reads {file.Name}"));
        }
    }

    private static bool Selects(EngineCall service, EngineCall workload) =>
        NamespaceOf(service) == NamespaceOf(workload) &&
        service.Request.SelectToken("object.spec.selector")!.Children<JProperty>().All(label =>
            JToken.DeepEquals(label.Value, workload.Request.SelectToken("object.spec.template.metadata.labels")![label.Name]));

    /// <summary>What the pod names: as a volume, in a variable, or as its account.</summary>
    private static HashSet<(string? Namespace, string Kind, string? Name)> NamedBy(EngineCall pod)
    {
        var spec = (JObject)Wire.Plain(pod.Request.SelectToken("object.spec.template.spec")!);
        var found = spec.Descendants().OfType<JProperty>().Select(property => property.Name switch
        {
            "configMap" or "configMapRef" or "configMapKeyRef" => ("ConfigMap", (string?)property.Value["name"]),
            "secret" => ("Secret", (string?)property.Value["secretName"] ?? (string?)property.Value["name"]),
            "secretRef" or "secretKeyRef" => ("Secret", (string?)property.Value["name"]),
            "serviceAccountName" => ("ServiceAccount", (string?)property.Value),
            _ => ("", null),
        });
        return [.. found.Select(item => (NamespaceOf(pod), item.Item1, item.Item2))];
    }

    private static string? NamespaceOf(EngineCall call) => (string?)call.Request.SelectToken("object.metadata.namespace");

    private static string KindOf(EngineCall call) => ((string)call.Request["type"]!).Split(':')[^1];

    private static IEnumerable<JObject> Objects(EngineRecording recording) =>
        recording.Registrations.Where(IsObject).Select(call => (JObject)call.Request["object"]!);

    private static bool IsObject(EngineCall call) => ((string?)call.Request["type"])!.StartsWith("kubernetes:", StringComparison.Ordinal);

    private static string UrnOf(EngineCall call) => $"{call.Request["parent"]}{call.Request["type"]}::{call.Name}";

    private static string IdOf(JObject manifest) => $"{manifest["kind"]} {manifest.SelectToken("metadata.namespace")}/{manifest.SelectToken("metadata.name")}";

    /// <summary>The places that a preview leaves open, each with the resources that its value comes from. Everything else is as in an update.</summary>
    private static IEnumerable<(string Path, string Sources)> Open(EngineCall update, EngineCall preview)
    {
        var (whole, partial) = ((JObject)Wire.Plain(update.Request["object"]!), (JObject)Wire.Plain(preview.Request["object"]!));
        var open = partial.DescendantsAndSelf().Where(token => (string?)(token as JValue) == Wire.Unknown).Select(token => token.Path).ToList();
        foreach (var path in open)
            partial.SelectToken(path)!.Replace(whole.SelectToken(path)!.DeepClone());
        Assert.Equal(whole.ToString(), partial.ToString());
        return open.Select(path => (path, $"{preview.Request["propertyDependencies"]![path.Split('.', '[')[0]]}"));
    }
}
