using Monitoring.Cli.Checks;
using Monitoring.Cli.Engine;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>A namespace that exists already admits what the program runs there, and is not on its way out.</summary>
internal sealed class NamespacesAdmitPods : IPreflightCheck
{
    private const string Enforce = "pod-security.kubernetes.io/enforce";
    private static readonly string[] Levels = ["restricted", "baseline", "privileged"];

    public string Title => "namespaces admit the pods";

    public async Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var existing = 0;
        foreach (var planned in context.Objects.Where(planned => planned.Kind == "Namespace"))
        {
            var answer = await context.Kubectl.TextAsync(cancellation, "get", "namespace", planned.Name, "--ignore-not-found", "-o", "json");
            if (answer.Trim().Length == 0)
                continue;
            existing++;
            var found = JObject.Parse(answer);
            if ((string?)found["status"]?["phase"] == "Terminating")
                problems.Add(Problem.Error($"namespace/{planned.Name}", "It is being deleted; wait until it is gone."));
            var (has, needs) = ((string?)found["metadata"]?["labels"]?[Enforce], planned.Resource.Inputs.Map("metadata", "labels")?.GetValueOrDefault(Enforce) as string);
            if (has is not null && needs is not null && Array.IndexOf(Levels, has) < Array.IndexOf(Levels, needs))
                problems.Add(Problem.Warning($"namespace/{planned.Name}", $"It enforces Pod Security '{has}', the stack needs '{needs}' there and will change the label; make sure that nobody sets it back."));
        }

        return CheckOutcome.Of(problems, existing == 0 ? "all of them are new" : $"{existing} exist already");
    }
}
