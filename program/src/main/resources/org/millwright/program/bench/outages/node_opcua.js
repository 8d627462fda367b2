// An OPC UA server of another stack: node node_opcua.js PORT FOLDER BEGIN_MILLIS
// Two variables; "sequence" goes up by one every 100 ms, counted from BEGIN_MILLIS, so that it goes on after a restart.
const { OPCUAServer } = require("node-opcua-server");
const { Variant, DataType } = require("node-opcua-variant");
const { StatusCodes } = require("node-opcua-status-code");
const { OPCUACertificateManager } = require("node-opcua-certificate-manager");
const { SecurityPolicy, MessageSecurityMode } = require("node-opcua-secure-channel");
const [port, folder, begin] = process.argv.slice(2);

(async () => {
    const keeper = new OPCUACertificateManager({ rootFolder: folder, automaticallyAcceptUnknownCertificate: true });
    await keeper.initialize();
    const server = new OPCUAServer({
        port: Number(port),
        host: "127.0.0.1",
        resourcePath: "/plant",
        serverCertificateManager: keeper,
        userCertificateManager: keeper,
        securityPolicies: [SecurityPolicy.None],
        securityModes: [MessageSecurityMode.None],
        serverCapabilities: { maxSessions: 100 },
    });
    await server.initialize();
    const space = server.engine.addressSpace.registerNamespace("urn:bench:node-opcua");
    const machine = space.addObject({ organizedBy: server.engine.addressSpace.rootFolder.objects, browseName: "machine" });
    const variable = name => space.addVariable({
        componentOf: machine,
        browseName: name,
        nodeId: "s=" + name,
        dataType: "Double",
        minimumSamplingInterval: 0,
        value: new Variant({ dataType: DataType.Double, value: 0 }),
    });
    const sequence = variable("sequence");
    const wave = variable("wave");
    let number = Math.floor((Date.now() - Number(begin)) / 100);
    setInterval(() => {
        const now = new Date();
        for (; (number + 1) * 100 <= now.getTime() - Number(begin); ) {
            number += 1;
            const time = new Date(Number(begin) + number * 100);
            sequence.setValueFromSource(new Variant({ dataType: DataType.Double, value: number }), StatusCodes.Good, time);
            wave.setValueFromSource(new Variant({ dataType: DataType.Double, value: Math.sin(number / 10) }), StatusCodes.Good, time);
        }
    }, 20);
    await server.start();
})().catch(why => {
    console.error(why);
    process.exit(1);
});
