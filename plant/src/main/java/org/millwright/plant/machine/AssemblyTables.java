package org.millwright.plant.machine;

import java.util.List;

/** The machines of assembly, test and packing that one form describes. */
final class AssemblyTables {
    static final List<MachineType> TYPES = List.of(
            TablePhysics.type(new Sheet("leak-tester", "Leak tester").faults("""
            seal_wear   | chamber seal | process | linear | 2 .. 7  | clock | 40 mechanic MNT-LKT-003  | decay+ reference_decay+
            valve_leak  | fill valve   | machine | exponential | 5 .. 14 | usage | 60 mechanic MNT-LKT-007 | fill_time+ decay+
            """), """
            fill_time       | s    | 0 .. 20     | 0.001 | -         | time to the test pressure            | 2.4~ | 1   | 0    | 0.03 | part    | valve_leak*0.8
            test_pressure   | kPa  | 0 .. 50     | 0.01  | 0.02/10min | pressure at the start of the test   | 20   | 1   | 0    | 0.03 | part    | valve_leak*-0.02
            decay           | Pa/s | -5 .. 20    | 0.001 | -         | pressure lost by the phone           | 0.2~ | 1   | 0.01 | 0.04 | part    | seal_wear*3 valve_leak*1.5
            reference_decay | Pa/s | -5 .. 20    | 0.001 | -         | pressure lost by the reference       | 0.1~ | 1   | 0    | 0.02 | part    | seal_wear*2
            reference_temp  | °C   | 0 .. 60     | 0.01  | 0.1/20min | reference volume                     | 25   | 1   | 0.6  | 0.03 | instant | -
            supply_pressure | bar  | 0 .. 10     | 0.001 | 0.02/10min | compressed air behind its regulator | 5    | 1   | 0    | 0.01 | instant | valve_leak*-0.02
            clamp_force     | N    | 0 .. 500    | 0.1   | -         | force on the chamber                 | 240~ | 0   | 0    | 1.5  | instant | -
            cycle_time      | s    | 5 .. 300    | 0.01  | -         | time of the last phone               | 27.5 | 1   | 0    | 0.2  | part    | valve_leak*0.05
            """),
            TablePhysics.type(new Sheet("calibrator", "Calibration station").faults("""
            contact_wear  | contact pins | process | exponential | 5 .. 14 | usage | 30 operator MNT-CAL-002 | contact_resistance+ retest_rate+
            chamber_fan   | chamber fan  | machine | step        | 1 .. 5  | clock | 90 electrician MNT-CAL-006 | chamber_temp+ fan_current-
            """), """
            contact_resistance | mΩ  | 0 .. 500  | 0.1   | -         | mean over the pins                 | 20~  | 1   | 0    | 0.8  | part    | contact_wear*5
            retest_rate        | %   | 0 .. 100  | 0.1   | -         | second tests, of the last 200      | 1.5  | 1   | 0    | 0.5  | count   | contact_wear*8
            fixture_count      | 1   | 0 .. 4    | 1     | -         | fixtures in use                    | 4    | 0.3 | 0    | 0.01 | instant | -
            chamber_temp       | °C  | 0 .. 80   | 0.01  | 0.1/20min | chamber                            | 25   | 1   | 0.15 | 0.05 | instant | chamber_fan*0.15
            fan_current        | A   | 0 .. 5    | 0.001 | -         | chamber fan                        | 0.9~ | 1   | 0    | 0.01 | instant | chamber_fan*-0.3
            supply_voltage     | V   | 0 .. 60   | 0.001 | 0.01/1h   | supply of the instruments          | 24   | 1   | 0    | 0.005 | instant | -
            path_loss          | dB  | 0 .. 60   | 0.001 | 0.02/4h   | radio path, by its daily check     | 12~  | 1   | 0.005 | 0.02 | part   | contact_wear*0.1
            cycle_time         | s   | 5 .. 600  | 0.1   | -         | time of the last phone             | 110  | 1   | 0    | 2    | part    | contact_wear*0.1
            """),
            TablePhysics.type(new Sheet("tester", "Function tester").faults("""
            contact_wear  | contact pins  | process | exponential | 5 .. 14 | usage | 30 operator MNT-FCT-002 | contact_resistance+ retest_rate+
            actuator_wear | touch actuator | machine | linear     | 5 .. 14 | usage | 60 mechanic MNT-FCT-005 | touch_force- touch_delay+
            """), """
            contact_resistance | mΩ  | 0 .. 500  | 0.1   | -         | mean over the pins              | 20~  | 1   | 0    | 0.8  | part    | contact_wear*5
            retest_rate        | %   | 0 .. 100  | 0.1   | -         | second tests, of the last 200   | 1.5  | 1   | 0    | 0.5  | count   | contact_wear*8 actuator_wear*2
            fixture_count      | 1   | 0 .. 4    | 1     | -         | fixtures in use                 | 4    | 0.3 | 0    | 0.01 | instant | -
            touch_force        | N   | 0 .. 20   | 0.001 | -         | force of the touch actuator     | 3~   | 1   | 0    | 0.05 | part    | actuator_wear*-0.3
            touch_delay        | ms  | 0 .. 200  | 0.1   | -         | delay of the touch actuator     | 22~  | 1   | 0    | 0.6  | part    | actuator_wear*0.6
            sound_level        | dB  | 0 .. 130  | 0.01  | 0.1/2h    | loudspeaker at the reference    | 78   | 1   | 0    | 0.2  | part    | -
            light_level        | lx  | 0 .. 2000 | 0.1   | 1.5/2h    | lamp of the camera test         | 500~ | 1   | 0    | 2    | instant | -
            cycle_time         | s   | 5 .. 600  | 0.1   | -         | time of the last phone          | 108  | 1   | 0    | 2    | part    | contact_wear*0.1
            """),
            TablePhysics.type(new Sheet("rack", "Ageing rack").faults("""
            fan_bearing  | rack fan      | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-AGE-004   | fan_current+ fan_speed- zone_1+
            filter_clog  | inlet filter  | machine | clog        | 2 .. 7  | clock | 20 operator MNT-AGE-001    | filter_dp+ zone_4+
            supply_drift | supply of 24 V | process | linear     | 5 .. 14 | clock | 90 electrician MNT-AGE-009 | supply_voltage-
            """), """
            zone_1         | °C  | 0 .. 90   | 0.01  | 0.2/20min | lowest shelves     | 40~  | 0.9 | 0.3 | 0.08 | instant | fan_bearing*0.08 filter_clog*0.04
            zone_2         | °C  | 0 .. 90   | 0.01  | 0.2/20min | second shelves     | 41~  | 0.9 | 0.3 | 0.08 | instant | fan_bearing*0.08 filter_clog*0.05
            zone_3         | °C  | 0 .. 90   | 0.01  | 0.2/20min | third shelves      | 42~  | 0.9 | 0.3 | 0.08 | instant | fan_bearing*0.09 filter_clog*0.06
            zone_4         | °C  | 0 .. 90   | 0.01  | 0.2/20min | highest shelves    | 43~  | 0.9 | 0.3 | 0.08 | instant | fan_bearing*0.1 filter_clog*0.08
            fan_speed      | rpm | 0 .. 4000 | 1     | 5/10min   | rack fan           | 1800 | 1   | 0   | 6    | instant | fan_bearing*-0.12
            fan_current    | A   | 0 .. 10   | 0.001 | -         | rack fan           | 2.2~ | 1   | 0   | 0.02 | instant | fan_bearing*0.25 filter_clog*-0.1
            filter_dp      | Pa  | 0 .. 600  | 0.1   | 1/10min   | inlet filter       | 60~  | 1   | 0   | 1    | instant | filter_clog*3
            supply_voltage | V   | 0 .. 60   | 0.001 | 0.01/1h   | supply of phones   | 24   | 1   | 0   | 0.01 | instant | supply_drift*-0.05
            supply_current | A   | 0 .. 300  | 0.1   | 1/10min   | supply of phones   | 120~ | 0.1 | 0   | 0.8  | instant | supply_drift*0.05
            """),
            TablePhysics.type(new Sheet("tunnel", "Curing tunnel").faults("""
            heater_element | tunnel heater | machine | step        | 1 .. 5  | clock | 90 electrician MNT-CUR-004 | heater_duty+ zone_2-
            belt_wear      | belt          | machine | exponential | 5 .. 14 | usage | 60 mechanic MNT-CUR-007    | belt_current+ transit_time+
            """), """
            zone_1       | °C  | 0 .. 120  | 0.01  | 0.1/15min | inlet zone             | 60   | 1   | 0.02  | 0.1   | instant | -
            zone_2       | °C  | 0 .. 120  | 0.01  | 0.1/15min | outlet zone            | 65   | 1   | 0.02  | 0.1   | instant | heater_element*-0.05
            heater_duty  | 1   | 0 .. 1    | 0.001 | -         | heater                 | 0.4~ | 0.8 | -0.01 | 0.01  | instant | heater_element*0.7
            belt_current | A   | 0 .. 10   | 0.001 | -         | belt drive             | 1.8~ | 0.4 | 0     | 0.03  | instant | belt_wear*0.5
            transit_time | s   | 0 .. 3000 | 0.1   | -         | time of the last phone | 600  | 1   | 0     | 2     | part    | belt_wear*0.06
            fan_speed    | rpm | 0 .. 4000 | 1     | 5/10min   | fan                    | 1400 | 1   | 0     | 5     | instant | -
            exhaust_dp   | Pa  | 0 .. 400  | 0.1   | 1/10min   | exhaust                | 90~  | 1   | 0     | 1.5   | instant | -
            humidity     | %   | 0 .. 100  | 0.1   | 0.5/2h    | air in the tunnel      | 20   | 1   | -0.3  | 0.3   | instant | -
            """),
            TablePhysics.type(new Sheet("vision", "Inspection").faults("""
            lamp_ageing | lamp  | process | linear      | 5 .. 14 | usage | 20 operator MNT-VIS-002 | light_level- contrast-
            lens_dirt   | lens  | process | clog        | 2 .. 7  | clock | 5 operator MNT-VIS-001  | sharpness- false_rejects+
            axis_wear   | axis  | machine | exponential | 5 .. 14 | usage | 180 mechanic MNT-VIS-007 | axis_current+ repeatability+
            """), """
            light_level   | lx  | 0 .. 20000 | 1      | 15/1h     | lamp                              | 8000~ | 1   | 0    | 20    | instant | lamp_ageing*-0.35
            contrast      | 1   | 0 .. 1     | 0.0001 | -         | of the reference mark             | 0.82  | 1   | 0    | 0.006 | part    | lamp_ageing*-0.15 lens_dirt*-0.1
            sharpness     | 1   | 0 .. 1     | 0.0001 | -         | of the reference mark             | 0.9   | 1   | 0    | 0.006 | part    | lens_dirt*-0.25
            false_rejects | 1   | 0 .. 200   | 1      | -         | good parts refused, of 500        | 2.5   | 1   | 0    | 1     | count   | lens_dirt*5 lamp_ageing*3
            axis_current  | A   | 0 .. 10    | 0.001  | -         | drive of the axis                 | 1.4~  | 0.4 | 0    | 0.03  | instant | axis_wear*0.5
            repeatability | µm  | 0 .. 100   | 0.01   | -         | spread of the reference mark      | 3~    | 1   | 0    | 0.3   | part    | axis_wear*2
            camera_temp   | °C  | 0 .. 90    | 0.01   | 0.2/30min | camera                            | 38~   | 0.9 | 0.8  | 0.1   | instant | -
            cycle_time    | s   | 5 .. 300   | 0.01   | -         | time of the last part             | 26    | 1   | 0    | 0.3   | part    | -
            """),
            TablePhysics.type(new Sheet("labeller", "Labeller and boxer").faults("""
            cup_leak   | label cup  | machine | linear      | 2 .. 7  | clock | 40 operator MNT-LBL-002  | vacuum- retries+
            belt_wear  | feed belt  | machine | exponential | 5 .. 14 | usage | 60 mechanic MNT-LBL-006  | belt_current+ slip+
            """), """
            vacuum       | kPa | 0 .. 100 | 0.01   | 0.3/20min | label cup                    | 70~   | 1   | 0 | 0.5   | instant | cup_leak*-0.35
            retries      | 1   | 0 .. 200 | 1      | -         | second tries, of 500         | 2     | 1   | 0 | 1     | count   | cup_leak*8
            belt_current | A   | 0 .. 10  | 0.001  | -         | feed belt                    | 1.6~  | 0.4 | 0 | 0.03  | instant | belt_wear*0.5
            slip         | 1   | 0 .. 1   | 0.0001 | -         | feed belt                    | 0.01  | 0   | 0 | 0.001 | instant | belt_wear*4
            label_offset | mm  | -5 .. 5  | 0.001  | 0.02/1h   | place of the label           | 0.05~ | 1   | 0 | 0.04  | part    | belt_wear*4
            glue_temp    | °C  | 0 .. 250 | 0.1    | 0.3/20min | glue for boxes               | 160   | 1   | 0.1 | 0.3 | instant | -
            print_density | 1  | 0 .. 1   | 0.0001 | 0.004/4h  | of the printed code          | 0.9   | 1   | 0 | 0.006 | part    | -
            cycle_time   | s   | 5 .. 300 | 0.01   | -         | time of the last phone       | 27    | 1   | 0 | 0.3   | part    | cup_leak*0.03
            """),
            TablePhysics.type(new Sheet("packer", "Case packer").faults("""
            vacuum_leak | gripper cups | machine | linear | 2 .. 7 | clock | 40 operator MNT-PCK-002 | vacuum- evacuation_time+
            belt_slip   | belt         | machine | burst  | 3 .. 9 | usage | 60 mechanic MNT-PCK-005 | slip+ belt_current-
            """), """
            vacuum          | kPa | 0 .. 100 | 0.01   | 0.3/20min | gripper           | 72~  | 1   | 0   | 0.5   | instant | vacuum_leak*-0.35
            evacuation_time | ms  | 0 .. 900 | 0.1    | -         | gripper           | 110~ | 1   | 0   | 3     | part    | vacuum_leak*1.2
            belt_current    | A   | 0 .. 10  | 0.001  | -         | belt              | 2.1~ | 0.4 | 0   | 0.03  | instant | belt_slip*-0.1
            slip            | 1   | 0 .. 1   | 0.0001 | -         | belt              | 0.01 | 0   | 0   | 0.001 | instant | belt_slip*6
            seal_temp       | °C  | 0 .. 250 | 0.1    | 0.3/20min | case sealer       | 145  | 1   | 0.1 | 0.3   | instant | -
            case_weight     | kg  | 0 .. 40  | 0.001  | 0.01/8h   | last case         | 8.4  | 1   | 0   | 0.02  | part    | -
            stacker_current | A   | 0 .. 20  | 0.01   | -         | stacker           | 3.2~ | 0.3 | 0   | 0.06  | instant | -
            cycle_time      | s   | 5 .. 300 | 0.01   | -         | time of last case | 26.5 | 1   | 0   | 0.3   | part    | vacuum_leak*0.03
            """));

    private AssemblyTables() {}
}
