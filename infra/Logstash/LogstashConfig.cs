using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Certificates;
using Monitoring.Compile;
using Monitoring.Settings;

namespace Monitoring.Logstash;

/// <summary>Compiles Logstash's own settings: logstash.yml, pipelines.yml and log4j2.properties.</summary>
public static class LogstashConfig
{
    /// <summary>Directory of the settings inside the pod.</summary>
    public const string SettingsDirectory = "/etc/logstash-settings";

    /// <summary>Directory of the pipelines inside the pod.</summary>
    public const string PipelineDirectory = "/etc/logstash-pipelines";

    /// <summary>Directory of the volume inside the pod.</summary>
    public const string DataDirectory = "/data";

    /// <summary>Directory of refused events, one folder per pipeline below it.</summary>
    public const string DeadLetterDirectory = $"{DataDirectory}/dead_letter_queue";

    /// <summary>Environment variable with the password of the key store.</summary>
    public const string KeyStorePassword = "KEYSTORE_PASSWORD";

    public static ImmutableSortedDictionary<string, string> Compile(LogstashTool tool, ImmutableArray<LogstashPipeline> pipelines) =>
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("logstash.yml", Settings())
            .Add("pipelines.yml", Pipelines(tool, pipelines))
            .Add("log4j2.properties", Logging);

    private static string Settings() => Yaml.Write(new YamlMap
    {
        ["node.name"] = "${POD_NAME}",
        ["path.data"] = DataDirectory,
        ["path.logs"] = "/tmp/logs",
        ["path.dead_letter_queue"] = DeadLetterDirectory,
        // The kubelet asks here. No network policy lets anybody else in, and the exporter is in the same pod.
        ["api.http.host"] = "0.0.0.0",
        ["api.http.port"] = LogstashTool.ApiPort,
        ["api.ssl.enabled"] = true,
        ["api.ssl.keystore.path"] = $"{LogstashPipelines.Certificates}/{JavaKeyStore.File}",
        ["api.ssl.keystore.password"] = $"${{{KeyStorePassword}}}",
        ["config.reload.automatic"] = true,
        ["config.reload.interval"] = "10s",
        // Records arrive with the fields that they are to have; plug-ins shall not add theirs.
        ["pipeline.ecs_compatibility"] = "disabled",
        ["dead_letter_queue.storage_policy"] = "drop_older",
    });

    private static string Pipelines(LogstashTool tool, ImmutableArray<LogstashPipeline> pipelines) => Yaml.Write(pipelines.Select(pipeline => new YamlMap
    {
        ["pipeline.id"] = pipeline.Name,
        ["path.config"] = $"{PipelineDirectory}/{pipeline.Name}.conf",
        ["pipeline.workers"] = pipeline.Persistent ? null : 1,
        ["queue.type"] = pipeline.Persistent ? "persisted" : "memory",
        ["queue.max_bytes"] = pipeline.Persistent ? Megabytes(tool.Settings.Queue(pipelines.Count(other => other.Persistent))) : null,
        ["dead_letter_queue.enable"] = pipeline.KeepsDeadLetters,
        ["dead_letter_queue.max_bytes"] = pipeline.KeepsDeadLetters ? Megabytes(tool.Settings.DeadLetters(pipelines.Count(other => other.KeepsDeadLetters))) : null,
    }).ToArray());

    private static string Megabytes(ByteSize size) => string.Create(CultureInfo.InvariantCulture, $"{size.Bytes >> 20}mb");

    /// <summary>One line per event to the console; the image's file lies in a directory that is not read here.</summary>
    private const string Logging = """
        status = error
        appender.console.type = Console
        appender.console.name = console
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %d{ISO8601} %p %c %X{pipeline.id} %m%n
        rootLogger.level = info
        rootLogger.appenderRef.console.ref = console

        """;
}
