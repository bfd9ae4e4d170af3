using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Monitoring.Workloads;

/// <summary>Small parts that pod templates are put together from.</summary>
public static class PodParts
{
    public static ResourceRequirementsArgs Resources(ResourceSettings settings) => new()
    {
        Requests = { ["cpu"] = settings.Cpu.ToString(), ["memory"] = settings.Memory.ToString() },
        Limits = { ["memory"] = settings.MemoryLimit.ToString() },
    };

    /// <summary>A probe over HTTP.</summary>
    /// <param name="path">Path to ask for.</param>
    /// <param name="port">Name of the container port.</param>
    /// <param name="periodSeconds">Seconds between probes.</param>
    /// <param name="failureThreshold">Failures in a row that count.</param>
    public static ProbeArgs HttpProbe(string path, string port, int periodSeconds = 10, int failureThreshold = 3) => new()
    {
        HttpGet = new HTTPGetActionArgs { Path = path, Port = port },
        PeriodSeconds = periodSeconds,
        TimeoutSeconds = 5,
        FailureThreshold = failureThreshold,
    };

    /// <summary>Like <see cref="HttpProbe"/>, over TLS. The kubelet checks no certificate.</summary>
    public static ProbeArgs HttpsProbe(string path, string port, int periodSeconds = 10, int failureThreshold = 3) => new()
    {
        HttpGet = new HTTPGetActionArgs { Path = path, Port = port, Scheme = "HTTPS" },
        PeriodSeconds = periodSeconds,
        TimeoutSeconds = 5,
        FailureThreshold = failureThreshold,
    };

    /// <summary>A probe that is content with a connection.</summary>
    public static ProbeArgs TcpProbe(string port, int periodSeconds = 10, int failureThreshold = 3) => new()
    {
        TcpSocket = new TCPSocketActionArgs { Port = port },
        PeriodSeconds = periodSeconds,
        TimeoutSeconds = 5,
        FailureThreshold = failureThreshold,
    };

    /// <summary>An environment variable with a field of the pod, such as <c>status.podIP</c>.</summary>
    public static EnvVarArgs FieldVariable(string name, string field) => new()
    {
        Name = name, ValueFrom = new EnvVarSourceArgs { FieldRef = new ObjectFieldSelectorArgs { FieldPath = field } },
    };

    /// <summary>An environment variable with a value of a Secret.</summary>
    public static EnvVarArgs SecretVariable(string name, Input<string> secret, string key) => new()
    {
        Name = name, ValueFrom = new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = secret, Key = key } },
    };

    /// <summary>The files of a Secret, readable through the pod's group.</summary>
    public static VolumeArgs SecretVolume(string name, Input<string> secret) => new()
    {
        // 288 is 0440.
        Name = name, Secret = new SecretVolumeSourceArgs { SecretName = secret, DefaultMode = 288 },
    };

    public static ContainerPortArgs Port(string name, int number, string protocol = "TCP") => new()
    {
        Name = name, ContainerPortValue = number, Protocol = protocol,
    };

    public static VolumeArgs ConfigVolume(string name, Output<string> configMap) => new()
    {
        Name = name, ConfigMap = new ConfigMapVolumeSourceArgs { Name = configMap },
    };

    /// <summary>Scratch space that ends with the pod; bounded, so that a runaway fills itself and not the node.</summary>
    public static VolumeArgs Scratch(string name, string sizeLimit) => new()
    {
        Name = name, EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = sizeLimit },
    };

    public static VolumeMountArgs Mount(string name, string path, bool readOnly = true) => new()
    {
        Name = name, MountPath = path, ReadOnly = readOnly,
    };

    /// <summary>A volume claim of a StatefulSet.</summary>
    public static PersistentVolumeClaimArgs Claim(string name, Settings.ByteSize size, string storageClass) => new()
    {
        ApiVersion = "v1",
        Kind = "PersistentVolumeClaim",
        Metadata = new ObjectMetaArgs { Name = name },
        Spec = new PersistentVolumeClaimSpecArgs
        {
            AccessModes = { "ReadWriteOnce" },
            StorageClassName = storageClass.Length == 0 ? null : (Input<string>)storageClass,
            Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = size.ToString() } },
        },
    };
}
