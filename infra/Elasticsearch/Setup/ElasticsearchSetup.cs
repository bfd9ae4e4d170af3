using System.Globalization;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>
/// The job that brings Elasticsearch and Kibana to the described state: roles, users, lifecycle, templates, data views. Use it once per stack.
/// It runs again when what it sends or a password changes, because its name carries the hash of both, and a deployment waits for its end.
/// </summary>
public sealed class ElasticsearchSetup : Tool
{
    /// <summary>A first start of Elasticsearch and Kibana takes minutes; what fails is tried again for half an hour.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(30);

    public ElasticsearchSetup(string name, ElasticsearchSetupArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:elasticsearch:ElasticsearchSetup", name, args, options)
    {
        var requests = Files("requests", args.Requests.Add("setup.sh", Script.Read("setup.sh")));
        var passwords = KeepPasswords(args);
        var hash = Output.Unsecret(Output.All([args.SetupPassword ?? Output.Create(args.LoginSecret ?? ""), .. ElasticsearchUser.All.Select(args.Access.PasswordOf)])
            .Apply(secrets => ConfigHash.Of([.. args.Requests.Values, Script.Read("setup.sh"), .. secrets])));
        Run(args, requests, passwords, hash);
        RegisterOutputs();
    }

    private Secret KeepPasswords(ElasticsearchSetupArgs args)
    {
        var files = new InputMap<string> { ["ca.crt"] = Output.Tuple(args.Access.Authority, args.Authority).Apply(both => Bundle(both.Item1, both.Item2)) };
        if (args.SetupPassword is { } password)
            files.Add("setup", password);
        foreach (var user in ElasticsearchUser.All)
            files.Add(user.Name, args.Access.PasswordOf(user));
        return new Secret($"{ComponentName}-passwords", new SecretArgs { Metadata = Meta(ElasticsearchSetupTool.PasswordsSecret), Type = "Opaque", StringData = files }, Child);
    }

    /// <summary>Elasticsearch may be signed by somebody else than Kibana.</summary>
    private static string Bundle(string first, string second) => first == second ? first : $"{first.TrimEnd('\n')}\n{second}";

    private void Run(ElasticsearchSetupArgs args, ConfigMap requests, Secret passwords, Output<string> hash)
    {
        var metadata = Meta("");
        metadata.Name = hash.Apply(text => $"{Workload.Name}-{text}");
        _ = new Job($"{ComponentName}-job", new JobArgs
        {
            Metadata = metadata,
            Spec = new JobSpecArgs
            {
                BackoffLimit = 10,
                ActiveDeadlineSeconds = (int)Deadline.TotalSeconds,
                Template = Pod(
                    Container(args),
                    new[]
                    {
                        PodParts.ConfigVolume("requests", requests.Metadata.Apply(map => map.Name)),
                        Passwords(passwords, args.LoginSecret),
                        PodParts.Scratch("tmp", "16Mi"),
                    },
                    adjust: ToTheEnd),
            },
        }, Within(Deadline + TimeSpan.FromMinutes(1)));
    }

    /// <summary>One file for each user; that of the user who sets up comes from its owner's Secret where Elasticsearch is external.</summary>
    private static VolumeArgs Passwords(Secret passwords, string? loginSecret)
    {
        var volume = new ProjectedVolumeSourceArgs
        {
            // 288 is 0440.
            DefaultMode = 288,
            Sources = { new VolumeProjectionArgs { Secret = new SecretProjectionArgs { Name = passwords.Metadata.Apply(secret => secret.Name) } } },
        };
        if (loginSecret is not null)
            volume.Sources.Add(new VolumeProjectionArgs
            {
                Secret = new SecretProjectionArgs { Name = loginSecret, Items = { new KeyToPathArgs { Key = "password", Path = "setup" } } },
            });
        return new VolumeArgs { Name = "passwords", Projected = volume };
    }

    private static EnvVarArgs SetupUser(string? loginSecret) => new()
    {
        Name = "SETUP_USER",
        Value = loginSecret is null ? (Input<string>)ElasticsearchCluster.SetupUser : null,
        ValueFrom = loginSecret is null ? null : (Input<EnvVarSourceArgs>)new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = loginSecret, Key = "username" } },
    };

    private static void ToTheEnd(PodSpecArgs spec)
    {
        spec.RestartPolicy = "OnFailure";
        spec.SecurityContext = RestrictedSecurity.Pod(ElasticsearchImage.User);
    }

    private static ContainerArgs Container(ElasticsearchSetupArgs args) => new()
    {
        Name = "setup",
        Image = ElasticsearchImage.Reference(args.Version),
        Command = new[] { "/bin/bash", "/requests/setup.sh" },
        Env =
        [
            new EnvVarArgs { Name = "REQUESTS", Value = "/requests" },
            new EnvVarArgs { Name = "PASSWORDS", Value = "/passwords" },
            new EnvVarArgs { Name = "AUTHORITY", Value = "/passwords/ca.crt" },
            SetupUser(args.LoginSecret),
            .. args.Services.Select(service => new EnvVarArgs { Name = service.Key.ToUpper(CultureInfo.InvariantCulture), Value = service.Value }),
        ],
        Resources = PodParts.Resources(ResourceSettings.Of(cpu: 20, memory: 32, memoryLimit: 64)),
        SecurityContext = RestrictedSecurity.Container(),
        VolumeMounts =
        {
            PodParts.Mount("requests", "/requests"),
            PodParts.Mount("passwords", "/passwords"),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
        },
    };
}
